import type { TiePolicy } from './entry';
import type { Order } from './order';
import { rankOfKey } from './ranks';

/** A place in the total order, whether somebody stands there or not. */
export interface Place {
  key: number;
  reached: number;
  player: number;
}

/** Entries at the place or ahead of it. O(log n · log t) for t entries with its key. */
export function throughPlace(order: Order, { key, reached, player }: Place): number {
  const { columns } = order;
  return countWhile(order.beforeKey(key), order.throughKey(key), (position) => {
    const handle = order.at(position);
    const own = columns.reached(handle);
    return own === reached ? columns.player(handle) <= player : own < reached;
  });
}

/** Entries with a rank below `rank`. O(log² n). */
export function belowRank(order: Order, ties: TiePolicy, rank: number): number {
  return countWhile(
    0,
    order.size,
    (position) => rankOfKey(order, ties, order.columns.key(order.at(position)), position) < rank,
  );
}

/** The last position up to `high` for which `holds`, which holds up to some position behind `low` and not after it. */
function countWhile(low: number, high: number, holds: (position: number) => boolean): number {
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
