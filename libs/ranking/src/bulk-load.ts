import { Chunk } from './chunk';
import type { EntryBuffer } from './entry-buffer';
import type { Sort } from './entry';
import type { HandleTable } from './handles';
import type { Order } from './order';
import { rankRows, type Ranking } from './rank-sort';
import { inSpans, type Steps } from './steps';

/** How full chunks are cut: room for updates before the first splits. */
const FILL = 0.8;
/** Entries of a step: a millisecond or less. */
const SPAN = 1 << 12;
/** Chunks of a step: the same. */
const CHUNK_SPAN = 16;

/** What a load fills, all of it empty. */
export interface Target {
  order: Order;
  handles: HandleTable;
}

/**
 * Fills an empty order and its empty player table from unsorted rows. Handles are given out in rank order, so that
 * neighbours on the board are neighbours in the columns until updates shuffle them. O(n).
 * Throws RangeError on a player who comes twice; the order is then unusable.
 */
export function* loadOrder(entries: EntryBuffer, sort: Sort, { order, handles }: Target): Steps<void> {
  const { keys, rows } = yield* rankRows(entries, sort);
  yield* handles.reserve(rows.length);
  yield* inSpans(rows.length, SPAN, (start, end) => {
    for (let i = start; i < end; i++) {
      const row = rows[i]!;
      const player = entries.player(row);
      if (handles.get(player) >= 0) throw new RangeError(`Player ${player} comes twice in a bulk load`);
      const handle = order.columns.allocate(player);
      handles.add(player, handle);
      order.columns.write(handle, keys[i]!, entries.reached(row));
    }
  });
  order.fitLimit(rows.length);
  if (rows.length > 0) yield* order.load(yield* cut(keys, order.limit), rows.length);
}

/** Chunks of sorted keys whose handles are 0, 1, 2 …, as even as they can be. */
function* cut(keys: Ranking['keys'], limit: number): Steps<Chunk[]> {
  const n = keys.length;
  const parts = Math.ceil(n / Math.max(1, Math.floor(limit * FILL)));
  const chunks: Chunk[] = [];
  yield* inSpans(parts, CHUNK_SPAN, (first, last) => {
    for (let i = first; i < last; i++) {
      const start = Math.floor((i * n) / parts);
      const end = Math.floor(((i + 1) * n) / parts);
      const handles = Int32Array.from({ length: end - start }, (_, j) => start + j);
      chunks.push(Chunk.of(keys.subarray(start, end), handles, limit));
    }
  });
  return chunks;
}
