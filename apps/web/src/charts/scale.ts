/** A stretch of values on a stretch of pixels. */
export interface Scale {
  from: number;
  to: number;
  /** Where `from` and `to` are; `to` may lie before `from`. */
  start: number;
  end: number;
}

export function pixelOf(value: number, { from, to, start, end }: Scale): number {
  const share = to === from ? 0.5 : (value - from) / (to - from);
  return Math.round((start + share * (end - start)) * 100) / 100;
}

/**
 * Round values that span `lowest` to `highest`, 1, 2 or 5 times a power of ten apart, about `most` of them. `least`: the smallest
 * distance, such as 1 where values are whole.
 */
export function roundTicks(lowest: number, highest: number, { most = 5, least = 0 } = {}): number[] {
  const span = highest - lowest || Math.abs(highest) || 1;
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10), least);
  const first = Math.floor(lowest / step);
  const last = Math.max(Math.ceil(highest / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => multiple(first + index, step));
}

/** Multiples of 0.1 and the like are divided by a whole number: they come out as they are written. */
function multiple(count: number, step: number): number {
  return step >= 1 ? count * step : count / Math.round(1 / step);
}
