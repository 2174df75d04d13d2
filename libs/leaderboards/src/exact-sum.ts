import { quotientToTwoPlaces, ratioToTwoPlaces } from '@app/platform';

/** A sum of doubles in two parts, which are exact together: what `sum` lost to rounding is in `rest`. */
export interface ExactSum {
  sum: number;
  rest: number;
}

/** One more summand; the rounding error of an addition is itself a double (Knuth's TwoSum). */
export function plus({ sum, rest }: ExactSum, value: number): ExactSum {
  const total = sum + value;
  const part = total - sum;
  return { sum: total, rest: rest + (sum - (total - part) + (value - part)) };
}

/** The same in SQL, of `added` and `present`, which name two rows with columns sum and sum_rest: the two new values. */
export function plusSql(present: string, added: string): { sum: string; sum_rest: string } {
  const total = `(${present}.sum + ${added}.sum)`;
  const part = `(${total} - ${present}.sum)`;
  const lost = `(${present}.sum - (${total} - ${part}) + (${added}.sum - ${part}))`;
  return { sum: total, sum_rest: `${present}.sum_rest + ${added}.sum_rest + ${lost}` };
}

/** The average of `games` summands, each `scale` units to 1, to two places, half to even. */
export function averageOf({ sum, rest }: ExactSum, games: number, scale: number): number {
  const isSmall = rest === 0 && Number.isSafeInteger(sum);
  if (isSmall || !Number.isInteger(sum) || !Number.isInteger(rest)) {
    return ratioToTwoPlaces(sum + rest, games * scale);
  }
  return quotientToTwoPlaces(BigInt(sum) + BigInt(rest), BigInt(games) * BigInt(scale));
}
