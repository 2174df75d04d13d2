/** Bits of a digit: 2048 counters stay in the first-level cache, and a double takes six passes. */
const DIGIT_BITS = 11;
const RADIX = 1 << DIGIT_BITS;
const DIGITS = 6;

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
export function radixSort(values: Float64Array, rows: Int32Array): SortedRows {
  const counts = countDigits(values);
  let source: SortedRows = { values, rows };
  let target: SortedRows | null = null;
  for (let digit = 0; digit < DIGITS; digit++) {
    const offsets = counts.subarray(digit * RADIX, (digit + 1) * RADIX);
    if (toOffsets(offsets, values.length)) continue;
    target ??= { values: new Float64Array(values.length), rows: new Int32Array(rows.length) };
    scatter(source, target, digit, offsets);
    [source, target] = [target, source];
  }
  return source;
}

/** Whether values are ascending already, equal ones allowed. O(n), and O(1) on the usual unsorted input. */
export function isAscending(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (values[i - 1]! > values[i]!) return false;
  return true;
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

/** How often each value of each digit occurs, digit by digit. */
function countDigits(values: Float64Array): Int32Array {
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  const counts = new Int32Array(DIGITS * RADIX);
  for (let i = 0; i < words.length; i += 2) {
    const low = words[i]!;
    const high = words[i + 1]!;
    for (let digit = 0; digit < DIGITS; digit++) counts[digit * RADIX + digitOf(low, high, digit)]!++;
  }
  return counts;
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

function scatter(source: SortedRows, target: SortedRows, digit: number, offsets: Int32Array): void {
  const { values, rows } = source;
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  for (let i = 0; i < values.length; i++) {
    const to = offsets[digitOf(words[2 * i]!, words[2 * i + 1]!, digit)]!++;
    target.values[to] = values[i]!;
    target.rows[to] = rows[i]!;
  }
}
