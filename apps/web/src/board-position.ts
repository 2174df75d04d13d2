import { api, type BoardQuery, type BoardRow } from './api';
import { ApiFailure } from './api-failure';

/** What to look for on a board: a player, or a rank. */
export interface Sought {
  player?: number;
  rank?: number;
}

/** Reads one row by its place on the board, from 0; undefined past the end. */
type RowAt = (position: number) => Promise<BoardRow | undefined>;

/** The first place whose row is not ahead of what is looked for. O(log total) reads. */
async function firstPlace(total: number, rowAt: RowAt, isAhead: (row: BoardRow) => boolean): Promise<number> {
  let [low, high] = [0, total];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = await rowAt(middle);
    if (row && isAhead(row)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The place, from 0, of the first row with this rank or a worse one. Ranks tell places but for dense ones: elsewhere a rank is one
 * more than the number of players ahead, and one read is enough.
 */
async function placeOfRank(rank: number, total: number, rowAt: RowAt): Promise<number> {
  const guess = Math.min(rank, total) - 1;
  const [row, before] = await Promise.all([rowAt(guess), guess > 0 ? rowAt(guess - 1) : undefined]);
  if (row?.rank === rank && before?.rank !== rank) return guess;
  return Math.min(await firstPlace(total, rowAt, (other) => other.rank < rank), Math.max(total - 1, 0));
}

/** The place of a row: ties stand in the order in which they were reached, then by player. */
async function placeOfRow(row: BoardRow, total: number, rowAt: RowAt): Promise<number> {
  const guess = row.rank - 1;
  if ((await rowAt(guess))?.player_id === row.player_id) return guess;
  return firstPlace(total, rowAt, (other) => isBefore(other, row));
}

function isBefore(row: BoardRow, other: BoardRow): boolean {
  if (row.rank !== other.rank) return row.rank < other.rank;
  if (row.achieved_at !== other.achieved_at) return row.achieved_at < other.achieved_at;
  return row.player_id < other.player_id;
}

/** The place, from 0, of a player or a rank; null where the player is not on the board. */
export async function findPlace(
  { player, rank }: Sought,
  query: BoardQuery,
  total: number,
  rowAt: RowAt,
): Promise<number | null> {
  if (player === undefined) return total > 0 ? placeOfRank(rank ?? 1, total, rowAt) : null;
  try {
    const [row] = await api.around(player, query);
    return row ? await placeOfRow(row, total, rowAt) : null;
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 404) return null;
    throw error;
  }
}
