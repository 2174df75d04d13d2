import { Injectable } from '@nestjs/common';
import { Board } from '@app/ranking';
import type { BoardRef } from './board-key';
import { BoardLoader } from './board-loader';
import type { BoardSet } from './board-set';
import { takeOff, type Opening } from './opening';
import { StandingRepository } from './standing.repository';

/** Boards kept in memory; the one that was not asked for longest makes room. */
const keptBoards = 512;

/** A board whose ranking index is in memory, equal to its standings at every commit. */
export interface RankedBoard {
  ref: BoardRef;
  index: Board;
  /** The last event that changed it, or that was included when it was loaded. */
  version: number;
  /** When its period ends, in ms since 1970. */
  endsAt: number;
  /** How it stood when the day began, from when somebody has asked. */
  opening: Opening | null;
}

/** A board that is being read, and the players who moved meanwhile. */
interface Loading {
  moved: Set<number>;
  board: Promise<RankedBoard>;
}

/** The ranking indexes of this process: loaded from the standings on first use, then moved with every commit. */
@Injectable()
export class RankedBoards {
  private readonly ranked = new Map<number, RankedBoard>();
  private readonly loading = new Map<number, Loading>();

  constructor(
    private readonly standings: StandingRepository,
    private readonly loader: BoardLoader,
  ) {}

  /** The board if it is in memory. */
  peek(boardId: number): RankedBoard | undefined {
    return this.ranked.get(boardId);
  }

  /** The same for one that is asked for: it stays in memory longer than others. */
  recall(boardId: number): RankedBoard | undefined {
    const ranked = this.ranked.get(boardId);
    if (ranked) {
      this.ranked.delete(boardId);
      this.ranked.set(boardId, ranked);
    }
    return ranked;
  }

  /** The same under the latest committed rules: they may have changed while the board was read, or before its set came into service. */
  find(ref: BoardRef): RankedBoard | undefined {
    const ranked = this.recall(ref.id);
    if (ranked && ref.set.rulesEventId > ranked.ref.set.rulesEventId) relinkTo(ranked, ref);
    return ranked;
  }

  /** The board, read from the standings if it is not in memory. `version` is the position of the log right now. */
  async get(ref: BoardRef, version: () => number): Promise<RankedBoard> {
    const ranked = this.find(ref);
    if (ranked) return ranked;
    let loading = this.loading.get(ref.id);
    if (!loading) {
      const moved = new Set<number>();
      loading = { moved, board: this.load(ref, moved, version) };
      this.loading.set(ref.id, loading);
    }
    return loading.board;
  }

  /** Puts a board into memory that was made a moment ago: nobody is on it. */
  begin(ref: BoardRef): void {
    if (this.ranked.has(ref.id)) return;
    const { sort, ties } = ref.set.rules;
    this.keep({ ref, index: new Board({ sort, ties }), version: 0, endsAt: endOf(ref), opening: null });
  }

  /** Tells that a committed change moved a player on a board that is not in memory. */
  moved(boardId: number, playerId: number): void {
    this.loading.get(boardId)?.moved.add(playerId);
  }

  /** A committed change took players off every board of some sets. */
  remove(playerIds: readonly number[], eventId: number, holds: (ref: BoardRef) => boolean): void {
    for (const ranked of this.ranked.values()) {
      if (!holds(ranked.ref)) continue;
      for (const id of playerIds) if (takeOff(ranked, id)) ranked.version = eventId;
    }
    for (const { moved } of this.loading.values()) for (const id of playerIds) moved.add(id);
  }

  /** Lets go of boards; they are read again if somebody asks. */
  drop(unwanted: (ranked: RankedBoard) => boolean): void {
    for (const [id, ranked] of this.ranked) if (unwanted(ranked)) this.ranked.delete(id);
  }

  /** The rules of a set have changed in a way that leaves its standings as they are. */
  relink(set: BoardSet): void {
    for (const ranked of this.ranked.values()) {
      if (ranked.ref.set.id !== set.id) continue;
      relinkTo(ranked, { ...ranked.ref, set });
    }
  }

  /** How many boards are in memory. */
  get size(): number {
    return this.ranked.size;
  }

  forget(): void {
    this.ranked.clear();
    this.loading.clear();
  }

  /** Reads all standings in pages, then those of the players who moved while it read, until nobody did. */
  private async load(ref: BoardRef, moved: Set<number>, version: () => number): Promise<RankedBoard> {
    try {
      const { sort, ties } = ref.set.rules;
      const index = await this.loader.load(ref.id, { sort, ties });
      while (moved.size > 0) {
        const players = [...moved];
        moved.clear();
        const present = await this.standings.of(ref.id, players);
        const gone = new Set(players);
        for (const row of present) {
          index.set(row.player_id, row.value, row.reached_event_id);
          gone.delete(row.player_id);
        }
        for (const player of gone) index.remove(player);
      }
      // What was read before all was forgotten may be of another time than `version`.
      if (this.loading.get(ref.id)?.moved !== moved) return await this.get(ref, version);
      const ranked = { ref, index, version: version(), endsAt: endOf(ref), opening: null };
      this.keep(ranked);
      return ranked;
    } finally {
      if (this.loading.get(ref.id)?.moved === moved) this.loading.delete(ref.id);
    }
  }

  private keep(ranked: RankedBoard): void {
    this.ranked.set(ranked.ref.id, ranked);
    const [oldest] = this.ranked.keys();
    if (this.ranked.size > keptBoards && oldest !== undefined) this.ranked.delete(oldest);
  }
}

function relinkTo(ranked: RankedBoard, ref: BoardRef): void {
  ranked.ref = ref;
  ranked.endsAt = endOf(ref);
}

function endOf({ set, period, periodKey }: BoardRef): number {
  return set.calendar.boundsOf({ period, key: periodKey })?.endsAt ?? Infinity;
}
