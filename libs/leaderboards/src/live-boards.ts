import { Injectable } from '@nestjs/common';
import type { LogEvent } from '@app/contracts';
import { Clock, type Transaction } from '@app/platform';
import type { BoardRef } from './board-key';
import { place } from './placing';
import { PlayerNames } from './player-names';
import { RankedBoards } from './ranked-boards';
import { RecentPlacements } from './recent-placements';
import type { RoutedScore } from './standing';
import type { Move } from './standing-writer';

/** What committed events did to the standings of some sets. */
export interface Committed {
  moves: readonly Move[];
  /** Whether the scores are new, so that somebody waits for their places. */
  placed: boolean;
  /** The players who were removed, with the event. */
  removed: readonly { playerId: number; eventId: number }[];
  /** Which sets it was done to. */
  setIds: ReadonlySet<number>;
}

/** How long a commit may wait for a board that is being read, in ms; the answers then go without its ranks. */
const loadPatienceMs = 250;

/** The memory of the leaderboards in the process that serves them: at every commit equal to the database. */
@Injectable()
export class LiveBoards {
  /** Id of the last event that is included. */
  position = 0;
  /** Id of the last event that changed a name or took a player away. */
  namesVersion = 0;
  private serving = false;
  /** When boards were last looked through for those whose period is over. */
  private sweptAt = 0;

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

  /**
   * Loads the boards that the answers to these scores need: those whose period is running. `isNew` tells a board that the
   * transaction itself has made: nobody is on it yet.
   */
  async prepare(
    tx: Transaction,
    routed: readonly RoutedScore[],
    isNew: (ref: BoardRef) => boolean,
  ): Promise<void> {
    if (!this.serving) return;
    const now = this.clock.now();
    this.sweep(now);
    const loading = new Map<number, Promise<unknown>>();
    for (const { refs } of routed) {
      for (const ref of refs) {
        if (loading.has(ref.id) || this.boards.recall(ref.id) || !isRunning(ref, now)) continue;
        if (isNew(ref)) tx.onCommit(() => this.boards.begin(ref));
        else
          loading.set(
            ref.id,
            this.boards.get(ref, () => this.position),
          );
      }
    }
    if (loading.size > 0) await withinMs(loadPatienceMs, Promise.all(loading.values()));
  }

  /** Moves the memory of boards over committed events. */
  moved({ moves, placed, removed, setIds }: Committed): void {
    for (const move of moves) {
      const placement = place(move, this.boards);
      if (placement && placed && this.serving && 'score' in move) {
        this.placements.remember(move.score.id, placement);
      }
    }
    for (const { playerId, eventId } of removed) {
      this.boards.remove([playerId], eventId, ({ set }) => setIds.has(set.id));
    }
  }

  /** The log has come further: all of these events are included. */
  advanced(events: readonly LogEvent[]): void {
    for (const event of events) {
      if (event.type !== 'player_renamed' && event.type !== 'player_removed') continue;
      this.names.changed([event.player_id]);
      this.namesVersion = event.id;
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

  /** Boards whose period has ended since the last look leave the memory; they are read again if somebody asks. */
  private sweep(now: number): void {
    const from = this.sweptAt;
    this.sweptAt = now;
    if (from > 0) this.boards.drop(({ endsAt }) => from < endsAt && endsAt <= now);
  }
}

function isRunning({ set, period, periodKey }: BoardRef, now: number): boolean {
  return set.calendar.keyAt(period, now) === periodKey;
}

async function withinMs(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, patience]).finally(() => clearTimeout(timer));
}
