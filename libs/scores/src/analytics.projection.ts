import { Injectable } from '@nestjs/common';
import type { LogEvent } from '@app/contracts';
import { Projection, registrationOf, scoresOfPlayer } from '@app/event-log';
import type { Transaction } from '@app/platform';
import { allModes, analytics, AnalyticsRepository } from './analytics.repository';
import { quarterOf } from './quarters';

/** Changes of counts by game mode and quarter of an hour. */
class Changes {
  private readonly byMode = new Map<string, Map<number, number>>();

  add(mode: string, ms: number, by: 1 | -1): void {
    const counts = this.byMode.get(mode) ?? new Map<number, number>();
    const quarter = quarterOf(ms);
    counts.set(quarter, (counts.get(quarter) ?? 0) + by);
    this.byMode.set(mode, counts);
  }

  addGame(game: { game_mode: string; occurred_at: number }, by: 1 | -1): void {
    this.add(game.game_mode, game.occurred_at, by);
    this.add(allModes, game.occurred_at, by);
  }

  all(): { game_mode: string; quarter: number; by: number }[] {
    return [...this.byMode].flatMap(([game_mode, counts]) =>
      [...counts].filter(([, by]) => by !== 0).map(([quarter, by]) => ({ game_mode, quarter, by })),
    );
  }
}

/** Counts games and registrations by when they were, without those of voided scores and removed players. */
@Injectable()
export class AnalyticsProjection extends Projection {
  override readonly name = analytics;
  override readonly follows = true;

  constructor(private readonly repository: AnalyticsRepository) {
    super();
  }

  override async apply(events: readonly LogEvent[], tx: Transaction, generation: number): Promise<void> {
    const [games, players] = [new Changes(), new Changes()];
    for (const event of events) {
      if (event.type === 'score_submitted') games.addGame(event, 1);
      if (event.type === 'player_registered') players.add(allModes, event.occurred_at, 1);
    }
    await takeBack(events, tx, { games, players });
    const gameChanges = games.all().map(({ by, ...at }) => ({ ...at, games: by }));
    await this.repository.addGames(tx, gameChanges, generation);
    const playerChanges = players.all().map(({ quarter, by }) => ({ quarter, players: by }));
    await this.repository.addRegistrations(tx, playerChanges, generation);
  }

  override discard(generation: number, tx: Transaction): Promise<void> {
    return this.repository.discard(tx, generation);
  }

  override forget(): void {
    // It keeps nothing in memory.
  }
}

/** What voids and removals undo: games as the log has them, because the tables are ahead of it. */
async function takeBack(
  events: readonly LogEvent[],
  tx: Transaction,
  { games, players }: { games: Changes; players: Changes },
): Promise<void> {
  for (const event of events) {
    if (event.type === 'score_voided') {
      const { voided } = await scoresOfPlayer(tx, event.player_id, event.id);
      const score = voided.get(event.score_id);
      if (score) games.addGame(score, -1);
    }
    if (event.type === 'player_removed') {
      const { lasting } = await scoresOfPlayer(tx, event.player_id, event.id);
      for (const score of lasting) games.addGame(score, -1);
      const registered = await registrationOf(tx, event.player_id);
      if (registered !== null) players.add(allModes, registered, -1);
    }
  }
}
