import type { Sort } from './entry';

/**
 * The key a board orders by, smaller is better: `0 − score` for desc, `score + 0` for asc. Both turn −0 into 0, so that
 * equal keys have equal bits. Exact and its own inverse (see `scoreOf`); keeps infinities and NaN, which callers refuse.
 */
export function keyOf(score: number, sort: Sort): number {
  return sort === 'desc' ? 0 - score : score + 0;
}

/** The score a key stands for; the inverse of `keyOf`. */
export function scoreOf(key: number, sort: Sort): number {
  return sort === 'desc' ? 0 - key : key;
}

/** Refuses what has no place in an order. Throws RangeError on NaN and ±Infinity. */
export function requireFinite(value: number, what: string): void {
  if (!Number.isFinite(value)) throw new RangeError(`${what} must be a finite number, got ${value}`);
}

/** Refuses NaN as a bound of a search; ±Infinity is fine there (an open end). Throws RangeError. */
export function requireBound(score: number): void {
  if (Number.isNaN(score)) throw new RangeError('A score to search for must be a number, got NaN');
}

/** The largest player id that the Int32 tables can hold. */
export const largestPlayer = 2 ** 31 - 1;

/** Refuses ids the Int32 tables cannot hold: throws RangeError unless an integer from 1 to 2^31 − 1. */
export function requirePlayer(player: number): void {
  if ((player | 0) !== player || player <= 0) {
    throw new RangeError(`A player id must be an integer from 1 to ${largestPlayer}, got ${player}`);
  }
}
