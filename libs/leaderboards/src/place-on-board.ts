import { ratioToTwoPlaces } from '@app/platform';
import { largestPlayer, type Board, type RankedEntry } from '@app/ranking';

/** A player's place, as every look-up tells it. */
export interface PlaceOnBoard {
  rank: number;
  total_players: number;
  best_score: number;
  /** The share of players strictly below, 0–100, to two places. */
  percentile: number;
  score: number;
}

/** A player's entry; undefined for one who is not on the board. O(log n). */
export function entryOf(index: Board, playerId: number): RankedEntry | undefined {
  const position = playerId <= largestPlayer ? index.positionOf(playerId) : null;
  return position === null ? undefined : index.entryAt(position);
}

/** A player's place; null for one who is not on the board. O(log n). */
export function placeOn(index: Board, playerId: number): PlaceOnBoard | null {
  const entry = entryOf(index, playerId);
  if (!entry) return null;
  const { rank, score } = entry;
  const percentile = percentileOf(index, score);
  return { rank, total_players: index.size, best_score: score, percentile, score };
}

/** The share of players strictly worse than a score, 0–100, to two places; 0 on an empty board. O(log n). */
export function percentileOf(index: Board, score: number): number {
  return index.size === 0 ? 0 : ratioToTwoPlaces(index.countBehind(score) * 100, index.size);
}
