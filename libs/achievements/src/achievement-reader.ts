import { Injectable } from '@nestjs/common';
import type {
  AchievementBoardInput,
  AchievementBoardRow,
  AchievementPlace,
  ListAchievementsInput,
  Page,
  PlayerAchievement,
  SeriesInput,
  UnlocksPoint,
} from '@app/contracts';
import { isoTime } from '@app/platform';
import { AchievementBoard } from './achievement-board';
import { AchievementQueries, type UnlockRow } from './achievement-queries';
import { AchievementRules, type FixedAchievement } from './achievement-rules';
import { progressOf } from './criteria';
import { UnlockSeries } from './unlock-series';

/** Lists achievements of a player, players by achievements, and unlocks over time. */
@Injectable()
export class AchievementReader {
  constructor(
    private readonly queries: AchievementQueries,
    private readonly rules: AchievementRules,
    private readonly series: UnlockSeries,
    private readonly ranked: AchievementBoard,
  ) {}

  /** Unlocked ones, latest first; on demand the locked ones after them, by id. None for an unknown player. */
  async ofPlayer({ player_id, include }: ListAchievementsInput): Promise<PlayerAchievement[]> {
    const progress = await this.queries.progress(player_id);
    if (!progress) return [];
    const { all, byId } = await this.rules.load();
    const unlocks = await this.queries.unlocks(player_id);
    const unlocked = unlocks.flatMap((unlock) => {
      const rule = byId.get(unlock.achievement_id);
      return rule ? [unlockedEntry(rule, player_id, unlock)] : [];
    });
    if (include !== 'progress') return unlocked;
    const held = new Set(unlocks.map(({ achievement_id }) => achievement_id));
    const locked = all.filter(({ id }) => !held.has(id));
    return [...unlocked, ...locked.map((rule) => lockedEntry(rule, player_id, progressOf(rule, progress)))];
  }

  /** Errors: `invalid_cursor`. */
  board(input: AchievementBoardInput): Promise<Page<AchievementBoardRow>> {
    return this.ranked.page(input);
  }

  /** Errors: `player_not_found`. */
  placeOf(playerId: number): Promise<AchievementPlace> {
    return this.ranked.placeOf(playerId);
  }

  /** Errors: `invalid_request`. */
  overTime(input: SeriesInput): Promise<UnlocksPoint[]> {
    return this.series.points(input);
  }
}

function unlockedEntry(rule: FixedAchievement, player_id: number, unlock: UnlockRow): PlayerAchievement {
  return {
    id: unlock.id,
    ...fixedPart(rule, player_id),
    unlocked_at: isoTime(unlock.unlocked_at),
    progress: 1,
  };
}

function lockedEntry(rule: FixedAchievement, player_id: number, progress: number): PlayerAchievement {
  return { id: null, ...fixedPart(rule, player_id), unlocked_at: null, progress };
}

function fixedPart(rule: FixedAchievement, player_id: number) {
  return {
    player_id,
    achievement_id: rule.id,
    achievement_name: rule.name,
    achievement_description: rule.description,
    achievement_icon: rule.icon,
    achievement_points: rule.points,
    tier: rule.tier,
  };
}
