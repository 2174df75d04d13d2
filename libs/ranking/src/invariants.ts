import type { Directory } from './directory';
import type { Order } from './order';
import type { PlayerTable } from './player-table';

/**
 * Throws an Error naming the first broken invariant of an order and its player table, for tests. O(n log n).
 * What must hold: chunks are not empty (unless alone) nor over C; they share no memory; counts, prefix sums and separators
 * describe them; the total order rises strictly, across borders too; each entry is the standing that its player leads to,
 * and there are no others; and counts of distinct keys, where kept, count each run where it begins.
 */
export function checkInvariants(order: Order, players: PlayerTable): void {
  checkSizes(order);
  checkPlaces(order);
  checkSeparators(order.directory);
  checkEntries(order, players);
  checkDistinct(order);
}

/** `broken` is only put into words when it is. */
function ensure(condition: boolean, broken: () => string): void {
  if (!condition) throw new Error(`Broken invariant: ${broken()}`);
}

function checkSizes({ directory, limit, size }: Order): void {
  const { length, sizes } = directory;
  ensure(length === sizes.length, () => `${length} chunks, ${sizes.length} counts`);
  let total = 0;
  for (let i = 0; i < length; i++) {
    const n = sizes.at(i);
    ensure(n > 0 || length === 1, () => `chunk ${i} of ${length} is empty`);
    ensure(n <= limit, () => `chunk ${i} holds ${n} of at most ${limit}`);
    ensure(sizes.prefix(i) === total, () => `prefix ${i} is ${sizes.prefix(i)}, running total ${total}`);
    if (n > 0) {
      for (const position of [total + 1, total + n])
        ensure(sizes.select(position) === i, () => `position ${position} is not found in chunk ${i}`);
    }
    total += n;
  }
  ensure(total === size, () => `size is ${size}, chunks hold ${total}`);
}

function checkPlaces({ directory }: Order): void {
  const { store, length } = directory;
  const slots = new Set<number>();
  for (let i = 0; i < length; i++) {
    const offset = store.offset(directory.start(i));
    const n = directory.sizes.at(i);
    slots.add(directory.start(i) - offset);
    ensure(
      offset + n <= store.stride,
      () => `chunk ${i} of ${n} reaches out of its slot by its place ${offset}`,
    );
    ensure(directory.base(i) + n <= directory.page(i).length, () => `chunk ${i} ends behind its page`);
  }
  ensure(slots.size === length, () => `${length} chunks lie in ${slots.size} slots`);
}

function checkSeparators(directory: Directory): void {
  for (let i = 0; i < directory.length; i++) {
    if (directory.sizes.at(i) === 0) continue;
    const page = directory.page(i);
    const base = directory.base(i);
    const [key, reached, player] = directory.separator(i);
    const same = key === page.key(base) && reached === page.reached(base) && player === page.player(base);
    ensure(same, () => `separator ${i} is not the first entry of its chunk`);
  }
}

function checkEntries({ directory, size }: Order, players: PlayerTable): void {
  let last = { key: NaN, reached: NaN, player: 0 };
  for (let i = 0; i < directory.length; i++) {
    const page = directory.page(i);
    const base = directory.base(i);
    for (let at = base; at < base + directory.sizes.at(i); at++) {
      const entry = { key: page.key(at), reached: page.reached(at), player: page.player(at) };
      const handle = players.find(entry.player);
      ensure(handle >= 0, () => `player ${entry.player} of chunk ${i} has no standing`);
      const { standings } = players;
      ensure(
        Object.is(standings.key(handle), entry.key) && standings.reached(handle) === entry.reached,
        () => `the standing of player ${entry.player} is not what chunk ${i} has`,
      );
      ensure(
        last.player === 0 || isAhead(last, entry),
        () => `the order does not rise at place ${at} of chunk ${i}`,
      );
      last = entry;
    }
  }
  ensure(players.count() === size, () => `size is ${size}, there are ${players.count()} standings`);
}

interface Place {
  key: number;
  reached: number;
  player: number;
}

function isAhead(a: Place, b: Place): boolean {
  if (a.key !== b.key) return a.key < b.key;
  return a.reached === b.reached ? a.player < b.player : a.reached < b.reached;
}

function checkDistinct({ directory, distinct }: Order): void {
  if (!distinct) return;
  let previous = NaN;
  for (let i = 0; i < directory.length; i++) {
    let begins = 0;
    const base = directory.base(i);
    for (let at = base; at < base + directory.sizes.at(i); at++) {
      const key = directory.page(i).key(at);
      if (key !== previous) begins++;
      previous = key;
    }
    ensure(
      distinct.countOf(i) === begins,
      () => `${begins} runs begin in chunk ${i}, ${distinct.countOf(i)} counted`,
    );
  }
}
