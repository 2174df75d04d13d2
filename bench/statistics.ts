/** The middle of the values, the upper one of two; NaN without values. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value that a share (0–1) of all lies at or below; NaN without values. O(n log n). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** A value at a moment. */
export interface Point {
  /** In any unit. */
  at: number;
  value: number;
}

/**
 * How much a series rises in a unit of `at`: the median of the slopes between all pairs (Theil and Sen), which single
 * outliers and the teeth of a garbage collector do not move. NaN for fewer than two moments. O(n²).
 */
export function slope(points: readonly Point[]): number {
  const slopes = points.flatMap((to, index) =>
    points
      .slice(0, index)
      .filter((from) => from.at !== to.at)
      .map((from) => (to.value - from.value) / (to.at - from.at)),
  );
  return median(slopes);
}

/** How much a series rises from its first to its last moment by its slope, as a share of its median. O(n²). */
export function growthOf(points: readonly Point[]): number {
  const duration = (points.at(-1)?.at ?? NaN) - (points[0]?.at ?? NaN);
  return (slope(points) * duration) / median(points.map(({ value }) => value));
}
