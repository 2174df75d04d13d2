import { Injectable } from '@nestjs/common';
import type { LogEvent, PlayerRemoved, PlayerRenamed, ScoreSubmitted, ScoreVoided } from '@app/contracts';
import { Clock } from '@app/platform';
import type { BoardRef } from './board-key';
import { periodsAt } from './periods';
import { place, putBack } from './placing';
import { PlayerNames } from './player-names';
import { RankedBoards } from './ranked-boards';
import { RecentPlacements } from './recent-placements';
import type { RestoredStanding } from './standing-restorer';

type Routes = (score: ScoreSubmitted) => readonly BoardRef[];

/** What committed events did to the standings. */
interface Committed {
  /** Scores and voids, in the order of the log, of players who still exist. */
  lasting: readonly (ScoreSubmitted | ScoreVoided)[];
  routes: Routes;
  /** By void. */
  restored: ReadonlyMap<number, readonly RestoredStanding[]>;
}

/** The memory of the leaderboards in the process that serves them: at every commit equal to the database. */
@Injectable()
export class LiveBoards {
  /** Id of the last event that is included. */
  position = 0;
  /** Id of the last event that changed a name or took a player away. */
  namesVersion = 0;
  private serving = false;
  /** The periods that were running at the latest score. */
  private running = '';

  constructor(
    readonly boards: RankedBoards,
    readonly names: PlayerNames,
    readonly placements: RecentPlacements,
    private readonly clock: Clock,
  ) {}

  /** From here on scores are placed as they come. Before, while the log is caught up with, nobody asks. */
  serve(position: number): void {
    this.serving = true;
    this.position = position;
    this.namesVersion = position;
  }

  /** Loads the boards that the answers to these scores need: those whose period is running. */
  async prepare(scores: readonly ScoreSubmitted[], routes: Routes): Promise<void> {
    if (!this.serving) return;
    const isRunning = this.runningNow();
    const refs = new Map(scores.flatMap((score) => routes(score).map((ref) => [ref.id, ref])));
    for (const ref of refs.values()) {
      if (!isRunning(ref) || this.boards.recall(ref.id)) continue;
      await this.boards.get(ref, () => this.position);
    }
  }

  /** Moves the memory over committed events. */
  committed(events: readonly LogEvent[], { lasting, routes, restored }: Committed): void {
    for (const event of lasting) {
      if (event.type === 'score_voided') putBack(event, restored.get(event.id) ?? [], this.boards);
      else this.place(event, routes(event));
    }
    for (const event of events) {
      if (event.type === 'player_renamed' || event.type === 'player_removed') this.nameChanged(event);
      if (event.type === 'player_removed') this.boards.remove([event.player_id], event.id);
    }
    this.position = events.at(-1)?.id ?? this.position;
  }

  /** What was moved elsewhere is read again; cached pages from before are not asked for any more. */
  forget(position: number): void {
    this.position = position;
    this.namesVersion = position;
    this.boards.forget();
    this.names.forget();
  }

  /** Tells boards whose period is running; when a period ends, the boards that it ends leave the memory. */
  private runningNow(): (ref: BoardRef) => boolean {
    const keys = new Set(periodsAt(this.clock.now()).map(({ period, key }) => `${period} ${key}`));
    const isRunning = (ref: BoardRef) => keys.has(`${ref.period} ${ref.periodKey}`);
    const now = [...keys].join();
    if (now !== this.running) this.boards.keepOnly(isRunning);
    this.running = now;
    return isRunning;
  }

  private place(score: ScoreSubmitted, refs: readonly BoardRef[]): void {
    const placement = place(score, refs, this.boards);
    if (placement && this.serving) this.placements.remember(score.id, placement);
  }

  private nameChanged(event: PlayerRenamed | PlayerRemoved): void {
    this.names.changed([event.player_id]);
    this.namesVersion = event.id;
  }
}
