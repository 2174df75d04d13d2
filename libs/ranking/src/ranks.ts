import type { DistinctKeys } from './distinct-keys';
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
      return distinctKeysOf(order).before(key) + 1;
  }
}

/** The counts behind dense ranks. Throws when the order keeps none. */
export function distinctKeysOf(order: Order): DistinctKeys {
  if (!order.distinct) throw new Error('Dense ranks need an order that counts distinct keys');
  return order.distinct;
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

/**
 * The entries from position `first` on. The first row's rank is looked up, the others follow from it: it is carried while
 * keys are equal, then goes to the position (shared) or up by one (dense). O(log n + rows).
 */
export function readRows(order: Order, { sort, ties, first, limit }: Window): RankedEntry[] {
  const last = Math.min(order.size, first + limit - 1);
  if (!(first >= 1 && first <= last)) return [];
  const { directory } = order;
  let i = directory.sizes.select(first);
  let at = first - 1 - directory.sizes.prefix(i);
  let key = directory.page(i).key(directory.base(i) + at);
  let rank = rankAt(order, ties, { i, at, key, position: first });
  const rows = new Array<RankedEntry>(last - first + 1);
  for (let position = first; position <= last; i++, at = 0) {
    const page = directory.page(i);
    const base = directory.base(i);
    const end = base + Math.min(directory.sizes.at(i), at + last - position + 1);
    for (let place = base + at; place < end; place++, position++) {
      const next = page.key(place);
      if (next !== key || ties === 'unique') rank = ties === 'dense' ? rank + 1 : position;
      key = next;
      rows[position - first] = {
        player: page.player(place),
        score: scoreOf(key, sort),
        reached: page.reached(place),
        position,
        rank,
      };
    }
  }
  return rows;
}

/** An entry by its index in chunk i, with its key and its position. */
interface Found {
  i: number;
  at: number;
  key: number;
  position: number;
}

/** Rank of an entry; a shared one needs no search where the entry before it shows that it is the first with its key. */
function rankAt(order: Order, ties: TiePolicy, { i, at, key, position }: Found): number {
  const { directory } = order;
  const first = at > 0 && directory.page(i).key(directory.base(i) + at - 1) !== key;
  return first && ties === 'shared' ? position : rankOfKey(order, ties, key, position);
}
