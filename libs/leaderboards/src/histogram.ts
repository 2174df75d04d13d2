import type { HistogramBar } from '@app/contracts';
import type { Board } from '@app/ranking';

/** Bars for which the width is chosen: one more where the scores begin inside a bar. */
const mostBars = 20;

/**
 * How many players have which scores, in bars of one width: 1, 2 or 5 times a power of ten, at multiples of it. Scores
 * that are all whole get bars at least 1 wide. O(bars · log n).
 */
export function histogramOf(index: Board): HistogramBar[] {
  const [lowest, highest] = [index.quantile(0), index.quantile(1)].sort((a = 0, b = 0) => a - b);
  if (lowest === undefined || highest === undefined) return [];
  const width = widthFor(lowest, highest);
  const first = barOf(lowest, width);
  const last = barOf(highest, width);
  const bars: HistogramBar[] = [];
  let below = 0;
  for (let bar = first; bar <= last; bar += 1) {
    const to = edge(bar + 1, width);
    const through = bar === last ? index.size : index.countBelow(to);
    bars.push({ from: edge(bar, width), to, players: through - below });
    below = through;
  }
  return bars;
}

function widthFor(lowest: number, highest: number): number {
  const whole = Number.isInteger(lowest) && Number.isInteger(highest);
  if (lowest === highest) return 1;
  // Bars far finer than the scores' own digits could not be told apart, nor counted.
  const finest = Math.max(Math.abs(lowest), Math.abs(highest)) * 2 ** -50;
  const least = Math.max(highest / mostBars - lowest / mostBars, finest);
  const power = 10 ** Math.floor(Math.log10(least));
  const width = power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
  return whole ? Math.max(1, width) : width;
}

/** The bar that holds a score, by the edges as they are shown: the quotient may be just off, as in 0.3 / 0.1. */
function barOf(score: number, width: number): number {
  const bar = Math.floor(score / width);
  if (edge(bar + 1, width) <= score) return bar + 1;
  return edge(bar, width) > score ? bar - 1 : bar;
}

/** Multiples of 0.1 and the like are divided by a whole number: they come out as they are written. */
function edge(bar: number, width: number): number {
  return width >= 1 || 1 / width === Infinity ? bar * width : bar / Math.round(1 / width);
}
