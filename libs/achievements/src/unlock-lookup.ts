import { Injectable } from '@nestjs/common';
import type { UnlockedAchievement } from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { encodeIds, idList, Reader } from '@app/platform';
import { AchievementRules, type Rules } from './achievement-rules';
import type { Award } from './awarding';
import { RecentUnlocks } from './recent-unlocks';
import { achievements, serving } from './serving';
import { unlocked } from './unlocked';

/** Says what scores unlocked. */
@Injectable()
export class UnlockLookup {
  constructor(
    private readonly runner: ProjectionRunner,
    private readonly recent: RecentUnlocks,
    private readonly reader: Reader,
    private readonly rules: AchievementRules,
  ) {}

  /**
   * One list an event, in the order of the ids, once they are all evaluated. Costs nothing for the latest 20,000
   * events, one query for older ones. Errors: `deadline_exceeded`.
   */
  async of(eventIds: readonly number[]): Promise<UnlockedAchievement[][]> {
    await this.caughtUp(Math.max(0, ...eventIds));
    const rules = await this.rules.load();
    const remembered = new Map(eventIds.map((id) => [id, this.recent.of(id)]));
    const older = await this.stored(eventIds.filter((id) => !remembered.get(id)));
    return eventIds.map((id) =>
      (remembered.get(id) ?? older.get(id) ?? []).flatMap((award) => shown(award, rules)),
    );
  }

  /** Resolves when the event at `position` is evaluated. Errors: `deadline_exceeded`. */
  async caughtUp(position: number): Promise<void> {
    await this.runner.caughtUp([achievements], position);
  }

  /**
   * Through the event's player, whose unlocks are few: there is no index of unlocks by event. CROSS JOIN keeps
   * SQLite to that order.
   */
  private async stored(eventIds: readonly number[]): Promise<Map<number, Award[]>> {
    if (eventIds.length === 0) return new Map();
    const awards = await this.reader.query<Award>(
      `SELECT u.player_id, u.achievement_id, u.event_id, u.unlocked_at
       FROM events e CROSS JOIN achievement_unlocks u
       WHERE u.player_id = e.player_id AND u.event_id = e.id AND u.generation = ${serving} AND e.id IN ${idList(this.reader.dialect, '$1')}`,
      [encodeIds(eventIds)],
    );
    const byEvent = new Map<number, Award[]>();
    awards.sort((a, b) => a.achievement_id - b.achievement_id);
    for (const award of awards) byEvent.set(award.event_id, [...(byEvent.get(award.event_id) ?? []), award]);
    return byEvent;
  }
}

function shown({ achievement_id, unlocked_at }: Award, { byId }: Rules): UnlockedAchievement[] {
  const rule = byId.get(achievement_id);
  return rule ? [unlocked(rule, unlocked_at)] : [];
}
