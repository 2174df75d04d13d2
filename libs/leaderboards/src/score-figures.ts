import type { ScorePercentiles } from '@app/contracts';
import { quotientToTwoPlaces, ratioToTwoPlaces } from '@app/platform';
import type { RankedBoard } from './ranked-boards';

/** Figures that lie between the scores of a board. */
export interface ScoreFigures {
  mean: number;
  median: number;
  percentiles: ScorePercentiles;
}

/**
 * Mean and percentiles (SQL's `percentile_cont`) of a board that somebody is on: to two places, or to as many as scores
 * have where that is more, half to even. Exact where scores have a number of decimals. O(n).
 */
export function figuresOf(ranked: RankedBoard): ScoreFigures {
  const { size } = ranked.index;
  const at = (percent: number): number => percentileAt(ranked, percent);
  const percentiles: ScorePercentiles = {
    p10: at(10),
    p25: at(25),
    p50: at(50),
    p75: at(75),
    p90: at(90),
    p95: at(95),
    p99: at(99),
  };
  const sum = ranked.index.sumOfScores();
  const { rules, scale } = ranked.ref.set;
  const mean =
    rules.decimals === null
      ? ratioToTwoPlaces(sum, size)
      : rounded(BigInt(Math.round(sum * scale)), size, rules.decimals);
  return { mean, median: percentiles.p50, percentiles };
}

/** The score that a whole number of percent of the players are not better than, in between interpolated. */
function percentileAt({ index, ref }: RankedBoard, percent: number): number {
  const place = (index.size - 1) * percent;
  const worse = Math.floor(place / 100);
  const part = place % 100;
  const scoreAbove = (others: number): number => index.entryAt(index.size - others)?.score ?? 0;
  const low = scoreAbove(worse);
  const high = part === 0 ? low : scoreAbove(worse + 1);
  const { decimals } = ref.set.rules;
  if (decimals === null) {
    return ratioToTwoPlaces(low === high ? low : low * (1 - part / 100) + high * (part / 100), 1);
  }
  const units = (score: number): bigint => BigInt(Math.round(ref.set.unitsOf(score)));
  return rounded(units(low) * BigInt(100 - part) + units(high) * BigInt(part), 100, decimals);
}

/** `units` / `divisor`, where so many decimals make 1. */
function rounded(units: bigint, divisor: number, decimals: number): number {
  const places = Math.max(2, decimals);
  const hundredfold = quotientToTwoPlaces(
    units * 10n ** BigInt(places - 2),
    BigInt(divisor) * 10n ** BigInt(decimals),
  );
  return Number((hundredfold / 10 ** (places - 2)).toFixed(places)) + 0;
}
