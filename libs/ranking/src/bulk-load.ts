import { Chunk } from './chunk';
import type { EntryColumns, Sort } from './entry';
import type { HandleTable } from './handles';
import type { Order } from './order';
import { isAscending, radixSort } from './radix-sort';
import { keyOf, requireFinite, requirePlayer } from './sort-key';

/** How full chunks are cut: room for updates before the first splits. */
const FILL = 0.8;

/** Entries in rank order: row `rows[i]` of the input has place i and key `keys[i]`. */
interface Ranking {
  keys: Float64Array;
  rows: Int32Array;
}

/**
 * Fills an empty order and its empty player table from unsorted columns. Handles are given out in rank order, so that
 * neighbours on the board are neighbours in the columns until updates shuffle them. O(n).
 * Throws RangeError on an invalid row, columns of different lengths or a player who comes twice; the order is then
 * unusable.
 */
export function loadOrder(entries: EntryColumns, sort: Sort, order: Order, handles: HandleTable): void {
  const { keys, rows } = sortRows(entries, checkedKeys(entries, sort));
  handles.reserve(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const player = entries.players[row]!;
    if (handles.get(player) >= 0) throw new RangeError(`Player ${player} comes twice in a bulk load`);
    const handle = order.columns.allocate(player);
    handles.add(player, handle);
    order.columns.write(handle, keys[i]!, entries.reached[row]!);
  }
  order.fitLimit(rows.length);
  if (rows.length > 0) order.load(cut(keys, order.limit), rows.length);
}

/** The sort keys by row, all columns checked. */
function checkedKeys({ players, scores, reached }: EntryColumns, sort: Sort): Float64Array {
  const n = players.length;
  if (scores.length !== n || reached.length !== n) {
    throw new RangeError(`Columns must be equally long, got ${n}, ${scores.length} and ${reached.length}`);
  }
  const keys = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    requirePlayer(players[row]!);
    requireFinite(scores[row]!, 'A score');
    requireFinite(reached[row]!, 'The tie key of a score');
    keys[row] = keyOf(scores[row]!, sort);
  }
  return keys;
}

/**
 * Rows by (key, tie key, player). Stable sorts by one column each, the last one by key; those before it are left out where
 * the input is in that order already, as rows from the log or from a sorted query are.
 */
function sortRows(entries: EntryColumns, keys: Float64Array): Ranking {
  const n = keys.length;
  let rows: Int32Array = new Int32Array(n);
  for (let i = 0; i < n; i++) rows[i] = i;
  if (isRanked(entries, keys, rows)) return { keys, rows };
  const tied = new Float64Array(n);
  if (!isRanked(entries, tied, rows)) {
    rows = sortBy(entries.reached, rows);
    if (!isRanked(entries, tied, rows)) rows = sortBy(entries.reached, sortBy(entries.players, rows));
  }
  const sorted = radixSort(gather(keys, rows), rows);
  return { keys: sorted.values, rows: sorted.rows };
}

/** Whether rows are in the order (key, tie key, player); `keys` by row. O(n), usually cut short on unsorted input. */
function isRanked({ players, reached }: EntryColumns, keys: Float64Array, rows: Int32Array): boolean {
  for (let i = 1; i < rows.length; i++) {
    const a = rows[i - 1]!;
    const b = rows[i]!;
    if (keys[a]! < keys[b]!) continue;
    if (keys[a]! > keys[b]! || reached[a]! > reached[b]!) return false;
    if (reached[a]! === reached[b]! && players[a]! > players[b]!) return false;
  }
  return true;
}

function sortBy(column: ArrayLike<number>, rows: Int32Array): Int32Array {
  const values = gather(column, rows);
  return isAscending(values) ? rows : radixSort(values, rows).rows;
}

/** The column's values in the order of `rows`; −0 becomes 0, which `radixSort` would tell apart. */
function gather(column: ArrayLike<number>, rows: Int32Array): Float64Array {
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]!]! + 0;
  return values;
}

/** Chunks of sorted keys whose handles are 0, 1, 2 …, as even as they can be. */
function cut(keys: Float64Array, limit: number): Chunk[] {
  const n = keys.length;
  const parts = Math.ceil(n / Math.max(1, Math.floor(limit * FILL)));
  const chunks: Chunk[] = [];
  for (let i = 0; i < parts; i++) {
    const start = Math.floor((i * n) / parts);
    const end = Math.floor(((i + 1) * n) / parts);
    const handles = Int32Array.from({ length: end - start }, (_, j) => start + j);
    chunks.push(Chunk.of(keys.subarray(start, end), handles, limit));
  }
  return chunks;
}
