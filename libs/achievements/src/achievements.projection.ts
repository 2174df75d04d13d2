import { Injectable } from '@nestjs/common';
import type { LogEvent, PlayerEvent } from '@app/contracts';
import { Projection, scoresOfPlayer, type AfterCommit } from '@app/event-log';
import type { Transaction } from '@app/platform';
import { AchievementCounts } from './achievement-counts';
import { AchievementRules } from './achievement-rules';
import { AchievementRepository } from './achievement.repository';
import { award } from './awarding';
import { progressFrom, type Progress } from './criteria';
import { RecentUnlocks } from './recent-unlocks';
import { achievements } from './serving';

/** What players have reached, each achievement once, by the score that earned it. What comes later, voids included, takes nothing back. */
@Injectable()
export class AchievementsProjection extends Projection {
  override readonly name = achievements;

  constructor(
    private readonly rules: AchievementRules,
    private readonly repository: AchievementRepository,
    private readonly counts: AchievementCounts,
    private readonly recent: RecentUnlocks,
  ) {
    super();
  }

  override async apply(
    events: readonly LogEvent[],
    tx: Transaction,
    generation: number,
  ): Promise<AfterCommit> {
    const removed = new Set(
      events.filter((event) => event.type === 'player_removed').map((event) => event.player_id),
    );
    const lasting = events.filter(concernsProgress).filter((event) => !removed.has(event.player_id));
    const { states, awards, newcomers } = await this.evaluate(lasting, tx, generation);
    const won = await this.repository.insertAwards(tx, awards, generation);
    await this.repository.saveStates(tx, states, generation);
    const lost =
      removed.size > 0
        ? await this.repository.removePlayers(tx, removed, generation)
        : { players: 0, achievementIds: [] };
    return () => {
      this.counts.change({ players: newcomers - lost.players, won, lost: lost.achievementIds });
      this.recent.remember(events, awards);
    };
  }

  override discard(generation: number, tx: Transaction): Promise<void> {
    return this.repository.discard(tx, generation);
  }

  override forget(): void {
    this.counts.forget();
    this.recent.forget();
  }

  private async evaluate(events: readonly PlayerEvent[], tx: Transaction, generation: number) {
    const players = new Set(events.map((event) => event.player_id));
    if (players.size === 0) return { states: [], awards: [], newcomers: 0 };
    const rules = await this.rules.load();
    const before = await this.repository.states(tx, players, generation);
    const restored = await progressAfterVoids(events, tx, rules.window);
    const { states, awards } = award(events, before, rules, restored);
    return { states, awards, newcomers: states.length - before.size };
  }
}

/** What each void leaves of its player's progress, by event: counted again from the log up to there. */
async function progressAfterVoids(
  events: readonly PlayerEvent[],
  tx: Transaction,
  window: number,
): Promise<Map<number, Progress>> {
  const progress = new Map<number, Progress>();
  for (const { type, id, player_id } of events) {
    if (type !== 'score_voided') continue;
    const { lasting } = await scoresOfPlayer(tx, player_id, id);
    progress.set(id, progressFrom(lasting, window));
  }
  return progress;
}

function concernsProgress(event: LogEvent): event is PlayerEvent {
  const { type } = event;
  return type === 'player_registered' || type === 'score_submitted' || type === 'score_voided';
}
