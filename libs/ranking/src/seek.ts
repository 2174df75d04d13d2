import type { TiePolicy } from './entry';
import type { Order } from './order';
import { distinctKeysOf } from './ranks';

/** Entries with a rank below `rank`. O(log n); dense also scans one chunk's keys. */
export function belowRank(order: Order, ties: TiePolicy, rank: number): number {
  const ranks = Math.min(Math.ceil(rank) - 1, order.size);
  if (!(ranks > 0)) return 0;
  switch (ties) {
    case 'unique':
      return ranks;
    case 'shared':
      return order.throughKey(order.keyAt(ranks));
    case 'dense':
      return distinctKeysOf(order).through(ranks);
  }
}
