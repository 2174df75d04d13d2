import type { BoardInput, ScorePercentiles } from '@app/contracts';
import { hundredths, unitsInOne, unitsOf, type NaiveRow } from './naive-boards';
import type { ScoreDesk } from './score-desk';

/** A board as it should be, and how to ask for it. */
export interface Comparison {
  desk: ScoreDesk;
  ask: BoardInput;
  rows: readonly NaiveRow[];
  sort: 'desc' | 'asc';
  ties: 'shared' | 'dense' | 'unique';
  /** Whether figures of many scores are exact: on boards of any decimals they come from sums of doubles. */
  isExact: boolean;
}

const shares: Record<keyof ScorePercentiles, number> = {
  p10: 10,
  p25: 25,
  p50: 50,
  p75: 75,
  p90: 90,
  p95: 95,
  p99: 99,
};

/** Compares how the scores are spread with a count by definition. */
export async function compareSummary({ desk, ask, rows, sort, isExact }: Comparison): Promise<void> {
  const { histogram, mean, median, percentiles, ...summary } = await desk.boards.summary(ask);
  /** The worst first. */
  const scores = rows.map(({ score }) => score).reverse();
  expect(summary).toEqual({
    total_players: rows.length,
    total_games: rows.reduce((games, { total_games }) => games + total_games, 0),
    best: scores.at(-1),
  });
  const agree = (shown: number | null | undefined, expected: number): void => {
    if (isExact) expect(shown).toBe(expected);
    else expect(Math.abs((shown ?? NaN) - expected)).toBeLessThan(0.0101);
  };
  const sum = scores.reduce((total, score) => total + unitsOf(score), 0n);
  agree(mean, hundredths(sum, unitsInOne * BigInt(scores.length)));
  agree(median, percentile(scores, 50));
  for (const [name, share] of Object.entries(shares)) {
    agree(percentiles?.[name as keyof ScorePercentiles], percentile(scores, share));
  }
  const [from, to] = sort === 'desc' ? [scores[0], scores.at(-1)] : [scores.at(-1), scores[0]];
  compareHistogram(histogram, scores, { lowest: from ?? 0, highest: to ?? 0 });
}

/** The score that so many percent are not better than: linear between the two that are next to it. */
function percentile(scores: readonly number[], percent: number): number {
  const place = (scores.length - 1) * percent;
  const index = Math.floor(place / 100);
  const part = BigInt(place % 100);
  const low = unitsOf(scores[index] ?? 0);
  const high = unitsOf(scores[index + 1] ?? scores[index] ?? 0);
  return hundredths(low * (100n - part) + high * part, 100n * unitsInOne);
}

function compareHistogram(
  bars: readonly { from: number; to: number; players: number }[],
  scores: readonly number[],
  { lowest, highest }: { lowest: number; highest: number },
): void {
  expect(bars.length).toBeGreaterThan(0);
  expect(bars.length).toBeLessThanOrEqual(22);
  const [first, last] = [bars[0], bars.at(-1)];
  expect(first && first.from <= lowest && lowest < first.to).toBe(true);
  expect(last && last.from <= highest && highest < last.to).toBe(true);
  bars.forEach(({ from, to, players }, index) => {
    expect(players).toBe(scores.filter((score) => score >= from && score < to).length);
    expect(from).toBe(bars[index - 1]?.to ?? from);
    expect(to - from).toBeCloseTo((first?.to ?? 0) - (first?.from ?? 0), 9);
  });
}
