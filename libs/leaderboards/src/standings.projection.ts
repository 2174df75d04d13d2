import { Injectable } from '@nestjs/common';
import type { LogEvent, ScoreSubmitted } from '@app/contracts';
import { Projection, type AfterCommit } from '@app/event-log';
import type { Transaction } from '@app/platform';
import { BoardCatalogue, leaderboards } from './board-catalogue';
import { boardsAt, type BoardRef } from './board-key';
import { LiveBoards } from './live-boards';
import { foldStandings } from './standing';
import { StandingRepository } from './standing.repository';

const dayMs = 86_400_000;

type Routes = (score: ScoreSubmitted) => readonly BoardRef[];

/** Who stands where, on every board and in every period. */
@Injectable()
export class StandingsProjection extends Projection {
  override readonly name = leaderboards;

  constructor(
    private readonly catalogue: BoardCatalogue,
    private readonly standings: StandingRepository,
    private readonly live: LiveBoards,
  ) {
    super();
  }

  override async apply(
    events: readonly LogEvent[],
    tx: Transaction,
    generation: number,
  ): Promise<AfterCommit> {
    const removed = events.filter((event) => event.type === 'player_removed').map((event) => event.player_id);
    const gone = new Set(removed);
    const scores = events.filter((event) => event.type === 'score_submitted');
    const lasting = gone.size > 0 ? scores.filter((score) => !gone.has(score.player_id)) : scores;
    const routes = await this.routes(tx, lasting, generation);
    await this.live.prepare(lasting, routes);
    await this.standings.apply(tx, foldStandings(lasting, routes));
    if (removed.length > 0) await this.standings.removePlayers(tx, removed, generation);
    return () => this.live.committed(events, lasting, routes);
  }

  override async discard(generation: number, tx: Transaction): Promise<void> {
    await this.standings.discard(tx, generation);
    this.catalogue.forget();
  }

  override forget(position: number): void {
    this.catalogue.forget();
    this.live.forget(position);
  }

  /** The boards of every score; those of one mode and day are looked up once. */
  private async routes(
    tx: Transaction,
    scores: readonly ScoreSubmitted[],
    generation: number,
  ): Promise<Routes> {
    const byModeAndDay = new Map<string, BoardRef[]>();
    const routeName = (score: ScoreSubmitted) =>
      `${Math.floor(score.occurred_at / dayMs)} ${score.game_mode}`;
    for (const score of scores) {
      const name = routeName(score);
      if (byModeAndDay.has(name)) continue;
      const refs: BoardRef[] = [];
      for (const key of boardsAt(score.game_mode, score.occurred_at)) {
        refs.push(await this.catalogue.findOrCreate(tx, key, generation));
      }
      byModeAndDay.set(name, refs);
    }
    return (score) => byModeAndDay.get(routeName(score)) ?? [];
  }
}
