/** Which scores are better: `desc` the higher ones, `asc` the lower ones (times, strokes). */
export type Sort = 'desc' | 'asc';

/**
 * Ranks of equal scores: `shared` 1 2 2 4, `dense` 1 2 2 3, `unique` 1 2 3 4 (who reached the score first is ahead).
 */
export type TiePolicy = 'shared' | 'dense' | 'unique';

/** One player's standing on a board. */
export interface Entry {
  /** Integer from 1 to 2^31 − 1. */
  player: number;
  /** Finite; −0 comes back as 0. */
  score: number;
  /** Tie key, the log's event id at which the standing was reached: smaller is ahead among equal scores. */
  reached: number;
}

/** A standing with its place. */
export interface RankedEntry extends Entry {
  /** 1-based place in the total order, never shared. */
  position: number;
  /** 1-based rank under the board's tie policy. */
  rank: number;
}

/** A stretch of positions, both ends included; empty where `last` is before `first`. */
export interface Positions {
  first: number;
  last: number;
}

/** How a board orders, ranks and stores. */
export interface BoardOptions {
  sort: Sort;
  /** Defaults to `shared`. */
  ties?: TiePolicy;
  /** Most entries in a chunk, 4 to 16,384. Left out: 512. */
  chunkSize?: number;
}

/** Parallel columns for a bulk load: row i is `players[i]`, `scores[i]`, `reached[i]`, in any order. */
export interface EntryColumns {
  players: ArrayLike<number>;
  scores: ArrayLike<number>;
  reached: ArrayLike<number>;
}
