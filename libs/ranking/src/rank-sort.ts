import type { EntryBuffer } from './entry-buffer';
import type { Sort } from './entry';
import { radixSort } from './radix-sort';
import { keyOf } from './sort-key';
import { inSpans, type Steps } from './steps';

/** Rows of a step: half a millisecond where each is a cache miss. */
const SPAN = 1 << 12;
/** Runs of ties up to this long cost less by insertion than by the counters of a radix sort. */
const INSERTION_MAX = 64;

/** Entries in rank order: row `rows[i]` of the buffer has place i and key `keys[i]`. */
export interface Ranking {
  keys: Float64Array;
  rows: Int32Array;
}

/** The rows of a buffer by (key, tie key, player). O(n), and one pass where they come in that order. */
export function* rankRows(entries: EntryBuffer, sort: Sort): Steps<Ranking> {
  const n = entries.size;
  const keys = new Float64Array(n);
  const rows = new Int32Array(n);
  yield* inSpans(n, SPAN, (start, end) => {
    for (let row = start; row < end; row++) {
      keys[row] = keyOf(entries.score(row), sort);
      rows[row] = row;
    }
  });
  const sorted = (yield* isAscending(keys)) ? { values: keys, rows } : yield* radixSort(keys, rows);
  const ranking = { keys: sorted.values, rows: sorted.rows };
  yield* sortTies(entries, ranking);
  return ranking;
}

function* isAscending(keys: Float64Array): Steps<boolean> {
  let ascending = true;
  for (let start = 1; ascending && start < keys.length; start += SPAN) {
    const end = Math.min(keys.length, start + SPAN);
    for (let i = start; ascending && i < end; i++) ascending = keys[i - 1]! <= keys[i]!;
    yield;
  }
  return ascending;
}

/** Puts the rows of each run of equal keys in the order (tie key, player). */
function* sortTies(entries: EntryBuffer, ranking: Ranking): Steps<void> {
  const { keys, rows } = ranking;
  for (let at = 0; at < keys.length;) {
    const stop = Math.min(keys.length, at + SPAN);
    at = sortShortRuns(entries, ranking, at, stop);
    yield;
    if (at >= stop) continue;
    const end = endOfRun(keys, at);
    yield* sortLongRun(entries, rows.subarray(at, end));
    at = end;
  }
}

/** Sorts short runs, `at` being where one begins, until `stop` is passed or a long run begins where it returns. */
function sortShortRuns(entries: EntryBuffer, { keys, rows }: Ranking, at: number, stop: number): number {
  while (at < stop) {
    const key = keys[at]!;
    let end = at + 1;
    while (keys[end] === key) if (++end - at > INSERTION_MAX) return at;
    insertionSort(entries, rows, at, end);
    at = end;
  }
  return at;
}

function insertionSort(entries: EntryBuffer, rows: Int32Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const row = rows[i]!;
    let to = i;
    for (; to > start && isAhead(entries, row, rows[to - 1]!); to--) rows[to] = rows[to - 1]!;
    rows[to] = row;
  }
}

/** Whether the first of two rows with equal keys is ahead. */
function isAhead(entries: EntryBuffer, first: number, second: number): boolean {
  const a = entries.reached(first);
  const b = entries.reached(second);
  return a === b ? entries.player(first) < entries.player(second) : a < b;
}

/** Where the run of equal values that begins at `start` ends, in an ascending list. O(log n). */
function endOfRun(keys: Float64Array, start: number): number {
  const key = keys[start]!;
  let low = start + 1;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle] === key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Stable sorts by one column each, the last one by tie key; by player only where tie keys collide. */
function* sortLongRun(entries: EntryBuffer, rows: Int32Array): Steps<void> {
  if (yield* isOrdered(entries, rows)) return;
  let sorted = yield* sortBy((row) => entries.reached(row), rows.slice());
  if (!(yield* isOrdered(entries, sorted))) {
    const byPlayer = yield* sortBy((row) => entries.player(row), sorted);
    sorted = yield* sortBy((row) => entries.reached(row), byPlayer);
  }
  yield* inSpans(rows.length, SPAN, (start, end) => rows.set(sorted.subarray(start, end), start));
}

function* isOrdered(entries: EntryBuffer, rows: Int32Array): Steps<boolean> {
  let ordered = true;
  for (let start = 1; ordered && start < rows.length; start += SPAN) {
    const end = Math.min(rows.length, start + SPAN);
    for (let i = start; ordered && i < end; i++) ordered = !isAhead(entries, rows[i]!, rows[i - 1]!);
    yield;
  }
  return ordered;
}

function* sortBy(column: (row: number) => number, rows: Int32Array): Steps<Int32Array> {
  const values = new Float64Array(rows.length);
  yield* inSpans(rows.length, SPAN, (start, end) => {
    // Adding 0 turns −0 into 0, which the radix sort would tell apart.
    for (let i = start; i < end; i++) values[i] = column(rows[i]!) + 0;
  });
  return (yield* radixSort(values, rows)).rows;
}
