import type { EntryBuffer } from './entry-buffer';
import type { Sort } from './entry';
import type { Order } from './order';
import type { PlayerTable } from './player-table';
import { rankRows, type Ranking } from './rank-sort';
import { keyOf } from './sort-key';
import { inSpans, type Steps } from './steps';

/** How full chunks are cut: room for updates before the first splits. */
const FILL = 0.8;
/** Rows of a step: a millisecond or less. */
const SPAN = 1 << 12;

/** What a load fills, all of it empty. */
export interface Target {
  order: Order;
  players: PlayerTable;
}

/**
 * Fills an empty order and its empty player table from unsorted rows. O(n).
 * Throws RangeError on a player who comes twice; the order is then unusable.
 */
export function* loadOrder(entries: EntryBuffer, sort: Sort, { order, players }: Target): Steps<void> {
  yield* players.reserve(entries.size, (row) => entries.player(row));
  yield* inSpans(entries.size, SPAN, (start, end) => {
    for (let row = start; row < end; row++) {
      const player = entries.player(row);
      if (players.find(player) >= 0) throw new RangeError(`Player ${player} comes twice in a bulk load`);
      players.standings.write(players.add(player), keyOf(entries.score(row), sort), entries.reached(row));
    }
  });
  yield* appendChunks(entries, yield* rankRows(entries, sort), order);
  if (order.distinct) yield* order.distinct.load();
}

/** Cuts ranked rows into chunks as even as they can be. */
function* appendChunks(entries: EntryBuffer, { keys, rows }: Ranking, order: Order): Steps<void> {
  const { directory, limit } = order;
  const n = rows.length;
  const parts = Math.ceil(n / Math.max(1, Math.floor(limit * FILL)));
  yield* inSpans(parts, Math.max(1, Math.floor(SPAN / limit)), (first, last) => {
    for (let part = first; part < last; part++) {
      const start = Math.floor((part * n) / parts);
      const end = Math.floor(((part + 1) * n) / parts);
      const i = order.append(end - start);
      const page = directory.page(i);
      const shift = directory.base(i) - start;
      for (let place = start; place < end; place++) {
        const row = rows[place]!;
        page.write(place + shift, keys[place]!, entries.reached(row), entries.player(row));
      }
      directory.refreshSeparator(i);
    }
  });
}
