import type { Columns } from './columns';
import type { RankedEntry, Sort, TiePolicy } from './entry';
import type { Order } from './order';
import { scoreOf } from './sort-key';

/** 1-based rank of an entry with `key` at `position` under a tie policy. O(log n); dense also scans one chunk's keys. */
export function rankOfKey(order: Order, ties: TiePolicy, key: number, position: number): number {
  switch (ties) {
    case 'unique':
      return position;
    case 'shared':
      return order.beforeKey(key) + 1;
    case 'dense':
      return denseRank(order, key);
  }
}

/** 1 + the number of different keys below `key`. Throws when the order keeps no counts of them. */
function denseRank(order: Order, key: number): number {
  if (!order.distinct) throw new Error('Dense ranks need an order that counts distinct keys');
  return order.distinct.before(key) + 1;
}

/** Which rows to read, and how to score and rank them. */
export interface Window {
  sort: Sort;
  ties: TiePolicy;
  /** First position, 1-based. */
  first: number;
  /** Most rows; those past the end of the order are left out. */
  limit: number;
}

/** Rows read from the columns at a time. */
const BATCH = 32;
const batchReached = new Float64Array(BATCH);
const batchPlayers = new Int32Array(BATCH);

/**
 * Copies tie keys and players of the handles [start, end) into the batch. A loop that does nothing else keeps many cache
 * misses in flight; mixed with the making of objects they would be waited for almost one by one.
 */
function gather(columns: Columns, handles: Int32Array, start: number, end: number): void {
  for (let at = start; at < end; at++) {
    const handle = handles[at]!;
    batchReached[at - start] = columns.reached(handle);
    batchPlayers[at - start] = columns.player(handle);
  }
}

/**
 * The entries from position `first` on. The first row's rank is looked up, the others follow from it: it is carried while
 * keys are equal, then goes to the position (shared) or up by one (dense). O(log n + rows).
 */
export function readRows(order: Order, { sort, ties, first, limit }: Window): RankedEntry[] {
  const last = Math.min(order.size, first + limit - 1);
  if (!(first >= 1 && first <= last)) return [];
  const { directory, columns } = order;
  let i = directory.sizes.select(first);
  let at = first - 1 - directory.sizes.prefix(i);
  let key = directory.chunks[i]!.keys[at]!;
  let rank = rankOfKey(order, ties, key, first);
  const rows: RankedEntry[] = [];
  for (let position = first; position <= last;) {
    const { keys, handles, n } = directory.chunks[i]!;
    const end = Math.min(n, at + BATCH, at + last - position + 1);
    gather(columns, handles, at, end);
    for (let j = 0; at < end; j++, at++, position++) {
      const next = keys[at]!;
      if (next !== key || ties === 'unique') rank = ties === 'dense' ? rank + 1 : position;
      key = next;
      rows.push({
        player: batchPlayers[j]!,
        score: scoreOf(key, sort),
        reached: batchReached[j]!,
        position,
        rank,
      });
    }
    if (at === n) {
      i++;
      at = 0;
    }
  }
  return rows;
}
