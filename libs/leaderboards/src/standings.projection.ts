import { Injectable } from '@nestjs/common';
import type { LogEvent, ScoreSubmitted, ScoreVoided } from '@app/contracts';
import { Projection, type AfterCommit } from '@app/event-log';
import type { Transaction } from '@app/platform';
import { BoardCatalogue, leaderboards } from './board-catalogue';
import { boardsAt, type BoardRef } from './board-key';
import { LiveBoards } from './live-boards';
import { dayOf } from './periods';
import { foldStandings } from './standing';
import { StandingRestorer, type RestoredStanding } from './standing-restorer';
import { StandingRepository } from './standing.repository';

type Routes = (score: ScoreSubmitted) => readonly BoardRef[];

/** Who stands where, on every board and in every period. */
@Injectable()
export class StandingsProjection extends Projection {
  override readonly name = leaderboards;

  constructor(
    private readonly catalogue: BoardCatalogue,
    private readonly standings: StandingRepository,
    private readonly restorer: StandingRestorer,
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
    const lasting = events.filter(movesStandings).filter((event) => !gone.has(event.player_id));
    const scores = lasting.filter((event) => event.type === 'score_submitted');
    const routes = await this.routes(tx, scores, generation);
    await this.live.prepare(scores, routes);
    const restored = new Map<number, RestoredStanding[]>();
    for (const { scores: run, voided } of cutAtVoids(lasting)) {
      await this.standings.apply(tx, foldStandings(run, routes));
      if (voided) restored.set(voided.id, await this.restorer.restore(tx, voided, generation));
    }
    if (removed.length > 0) await this.standings.removePlayers(tx, removed, generation);
    return () => this.live.committed(events, { lasting, routes, restored });
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
    const routeName = (score: ScoreSubmitted) => `${dayOf(score.occurred_at)} ${score.game_mode}`;
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

function movesStandings(event: LogEvent): event is ScoreSubmitted | ScoreVoided {
  return event.type === 'score_submitted' || event.type === 'score_voided';
}

/** Runs of scores, each but the last ended by a void: what a void restores depends on what came right before it. */
function cutAtVoids(
  events: readonly (ScoreSubmitted | ScoreVoided)[],
): { scores: ScoreSubmitted[]; voided: ScoreVoided | null }[] {
  const runs: { scores: ScoreSubmitted[]; voided: ScoreVoided | null }[] = [];
  let scores: ScoreSubmitted[] = [];
  for (const event of events) {
    if (event.type === 'score_submitted') scores.push(event);
    else {
      runs.push({ scores, voided: event });
      scores = [];
    }
  }
  return [...runs, { scores, voided: null }];
}
