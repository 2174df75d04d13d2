import { inSpans, type Steps } from './steps';

/** Bits of a digit: 2048 counters stay in the first-level cache, and a double takes six passes. */
const DIGIT_BITS = 11;
const RADIX = 1 << DIGIT_BITS;
const DIGITS = 6;
/** Rows of a step. On a fresh buffer each may cost a page fault: some milliseconds at the worst. */
const SPAN = 1 << 12;

/** Values with the row each came from; row i of both belongs together. */
export interface SortedRows {
  values: Float64Array;
  rows: Int32Array;
}

/**
 * Sorts `values` ascending and carries `rows` along, stably: a least-significant-digit radix sort over the bits of the
 * doubles, whose order is that of the numbers once negative ones are inverted and the sign bit of the others is set
 * (M. Herf 2001, "Radix tricks"). Digits that are the same in all rows cost nothing.
 * No NaN; −0 would come before 0. Overwrites its arguments and returns them or buffers of the same length. O(n).
 */
export function* radixSort(values: Float64Array, rows: Int32Array): Steps<SortedRows> {
  const n = values.length;
  const counts = new Int32Array(DIGITS * RADIX);
  yield* inSpans(n, SPAN, (start, end) => countDigits(values, counts, start, end));
  let source: SortedRows = { values, rows };
  let target: SortedRows | null = null;
  for (let digit = 0; digit < DIGITS; digit++) {
    const offsets = counts.subarray(digit * RADIX, (digit + 1) * RADIX);
    if (toOffsets(offsets, n)) continue;
    target ??= { values: new Float64Array(n), rows: new Int32Array(n) };
    const pass = new Pass(source, target, digit, offsets);
    yield* inSpans(n, SPAN, (start, end) => pass.scatter(start, end));
    [source, target] = [target, source];
  }
  return source;
}

/** Digit `digit`, from the least significant, of a double given as two words. */
function digitOf(low: number, high: number, digit: number): number {
  const flip = high >> 31;
  const l = low ^ flip;
  const h = high ^ (flip | 0x80000000);
  switch (digit) {
    case 0:
      return l & (RADIX - 1);
    case 1:
      return (l >>> 11) & (RADIX - 1);
    case 2:
      return (l >>> 22) | ((h & 1) << 10);
    case 3:
      return (h >>> 1) & (RADIX - 1);
    case 4:
      return (h >>> 12) & (RADIX - 1);
    default:
      return h >>> 23;
  }
}

function wordsOf(values: Float64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
}

/** Adds to `counts`, digit by digit, how often each value of each digit occurs in [start, end). */
function countDigits(values: Float64Array, counts: Int32Array, start: number, end: number): void {
  const words = wordsOf(values);
  for (let i = 2 * start; i < 2 * end; i += 2) {
    const low = words[i]!;
    const high = words[i + 1]!;
    for (let digit = 0; digit < DIGITS; digit++) counts[digit * RADIX + digitOf(low, high, digit)]!++;
  }
}

/** Turns counts into first indexes; true when all n rows share one value, so that the digit need not be sorted by. */
function toOffsets(counts: Int32Array, n: number): boolean {
  let sum = 0;
  for (let i = 0; i < RADIX; i++) {
    const count = counts[i]!;
    if (count === n) return true;
    counts[i] = sum;
    sum += count;
  }
  return false;
}

/** One digit's way from `source` to `target`; `offsets` is where the next row of each value goes. */
class Pass {
  constructor(
    private readonly source: SortedRows,
    private readonly target: SortedRows,
    private readonly digit: number,
    private readonly offsets: Int32Array,
  ) {}

  /** Moves the rows [start, end); all before them must have moved. */
  scatter(start: number, end: number): void {
    const { source, target, digit, offsets } = this;
    const words = wordsOf(source.values);
    for (let i = start; i < end; i++) {
      const to = offsets[digitOf(words[2 * i]!, words[2 * i + 1]!, digit)]!++;
      target.values[to] = source.values[i]!;
      target.rows[to] = source.rows[i]!;
    }
  }
}
