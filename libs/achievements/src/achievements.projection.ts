import { Injectable } from '@nestjs/common';
import type { LogEvent, PlayerEvent } from '@app/contracts';
import { Projection, scoresOfPlayer, type AfterCommit } from '@app/event-log';
import type { Transaction } from '@app/platform';
import { AchievementMemory } from './achievement-memory';
import { AchievementRules } from './achievement-rules';
import { AchievementRepository } from './achievement.repository';
import { award, gainsOf, type PlayerState } from './awarding';
import { progressFrom, type Progress } from './criteria';
import { achievements } from './serving';

/** What players have reached, each achievement once, by the score that earned it. What comes later, voids included, takes nothing back. */
@Injectable()
export class AchievementsProjection extends Projection {
  override readonly name = achievements;

  constructor(
    private readonly rules: AchievementRules,
    private readonly repository: AchievementRepository,
    private readonly memory: AchievementMemory,
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
    const gains = gainsOf(won, (await this.rules.load()).byId);
    await this.repository.saveStates(tx, states, gains, generation);
    const lost =
      removed.size > 0
        ? await this.repository.removePlayers(tx, removed, generation)
        : { players: 0, achievementIds: [] };
    const counts = {
      players: newcomers - lost.players,
      won: won.map(({ achievement_id }) => achievement_id),
      lost: lost.achievementIds,
    };
    return () => this.memory.applied({ events, generation, states, won, counts, removed });
  }

  override discard(generation: number, tx: Transaction): Promise<void> {
    return this.repository.discard(tx, generation);
  }

  override forget(): void {
    this.memory.forget();
  }

  private async evaluate(events: readonly PlayerEvent[], tx: Transaction, generation: number) {
    const players = new Set(events.map((event) => event.player_id));
    if (players.size === 0) return { states: [], awards: [], newcomers: 0 };
    const rules = await this.rules.load();
    const before = await this.statesOf(players, tx, generation);
    const restored = await progressAfterVoids(events, tx, rules.window);
    const { states, awards } = award(events, before, rules, restored);
    return { states, awards, newcomers: states.length - before.size };
  }

  /** From memory, and in one statement for those who are not in it. */
  private async statesOf(
    players: ReadonlySet<number>,
    tx: Transaction,
    generation: number,
  ): Promise<Map<number, PlayerState>> {
    const known = this.memory.players.among(players, generation);
    if (known.size === players.size) return known;
    const others = [...players].filter((id) => !known.has(id));
    return new Map([...known, ...(await this.repository.states(tx, others, generation))]);
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
