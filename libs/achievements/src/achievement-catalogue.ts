import { Injectable } from '@nestjs/common';
import { render, type Achievement, type Rendered } from '@app/contracts';
import { Cache, catalogueTtlMs, ratioToTwoPlaces } from '@app/platform';
import { AchievementCounts, type Counts } from './achievement-counts';
import { AchievementRules } from './achievement-rules';

/** All achievements, with how rare they are. */
@Injectable()
export class AchievementCatalogue {
  constructor(
    private readonly rules: AchievementRules,
    private readonly counts: AchievementCounts,
    private readonly cache: Cache,
  ) {}

  /** By id. The version in the key is what the catalogue shows: the rules and the counts. */
  async rendered(): Promise<Rendered<Achievement[]>> {
    const { all, fingerprint } = await this.rules.load();
    const counts = await this.counts.current();
    const unlocked = all.map(({ id }) => counts.byAchievement.get(id) ?? 0);
    const key = `catalogue:${fingerprint.slice(0, 16)}:${counts.players}:${unlocked.join('.')}`;
    const catalogue = all.map((achievement, index) => ({
      ...achievement,
      ...rarity(unlocked[index] ?? 0, counts),
    }));
    return this.cache.wrap(key, catalogueTtlMs, async () => render(catalogue));
  }
}

function rarity(
  unlocked_count: number,
  { players }: Counts,
): Pick<Achievement, 'unlocked_count' | 'rarity_percent'> {
  const rarity_percent = players === 0 ? 0 : ratioToTwoPlaces(unlocked_count * 100, players);
  return { unlocked_count, rarity_percent };
}
