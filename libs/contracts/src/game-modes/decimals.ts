/** As many fraction digits as a mode may take. */
export const mostDecimals = 9;

/**
 * The score furthest from 0 that a mode with these decimals takes: as a whole number of units of the last decimal it is
 * within ±(2^53 − 1). `null`: any number of fraction digits.
 */
export function largestScore(decimals: number | null): number {
  return Number.MAX_SAFE_INTEGER / 10 ** (decimals ?? 0);
}

/** Whether a number has no more than these fraction digits, as it is written: 0.3 has one, 0.1 + 0.2 has seventeen. */
export function hasDecimals(value: number, decimals: number | null): boolean {
  return decimals === null || Number(value.toFixed(decimals)) === value;
}
