import { quotientToTwoPlaces, ratioToTwoPlaces } from '@app/platform';

/** A sum of units is taken in two parts, of whole multiples of this and of the rest: both stay safe integers below 2^26 scores. */
const part = 67_108_864;

/** A sum of scores. */
export interface Sums {
  /** `high` · 2^26 + `low` is the exact sum in units of the last decimal; both are null where the mode takes any decimals. */
  high: number | null;
  low: number | null;
  /** As doubles add up. */
  sum: number;
}

/** The columns of `Sums` in SQL, given columns `value` and `units`. */
export const sumColumns = `CAST(SUM(units / ${part}) AS bigint) AS high, CAST(SUM(units % ${part}) AS bigint) AS low, SUM(value) AS sum`;

/** SQL for a score as a whole number of units of its last decimal; null where `decimals` is. */
export function unitsOf(value: string, decimals: string): string {
  return `CAST(ROUND(${value} * pow(10.0, ${decimals})) AS bigint)`;
}

export function addSums(one: Sums, other: Sums): Sums {
  return {
    high: addKnown(one.high, other.high),
    low: addKnown(one.low, other.low),
    sum: one.sum + other.sum,
  };
}

/** To two places, half to even: exact where the scores have a number of decimals. */
export function averageOf({ high, low, sum }: Sums, games: number, decimals: number | null): number {
  if (decimals === null || high === null || low === null) return ratioToTwoPlaces(sum, games);
  const units = BigInt(high) * BigInt(part) + BigInt(low);
  return quotientToTwoPlaces(units, BigInt(games) * 10n ** BigInt(decimals));
}

function addKnown(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
