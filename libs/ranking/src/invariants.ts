import type { Directory } from './directory';
import type { HandleTable } from './handles';
import type { Order } from './order';

/**
 * Throws an Error naming the first broken invariant of an order and its player table, for tests. O(n log n).
 * What must hold: chunks are not empty (unless alone) nor over C; counts, prefix sums and separators describe them; chunk
 * keys are those of the columns; the total order rises strictly, across borders too; the sizes agree; each player's handle
 * leads back to the player; and counts of distinct keys, where kept, count each run where it begins.
 */
export function checkInvariants(order: Order, handles: HandleTable): void {
  checkSizes(order);
  checkSeparators(order.directory);
  checkEntries(order);
  checkHandles(order, handles);
  checkDistinct(order);
}

/** `broken` is only put into words when it is. */
function ensure(condition: boolean, broken: () => string): void {
  if (!condition) throw new Error(`Broken invariant: ${broken()}`);
}

function checkSizes({ directory, limit, size }: Order): void {
  const { chunks, sizes } = directory;
  ensure(chunks.length === sizes.length, () => `${chunks.length} chunks, ${sizes.length} counts`);
  let total = 0;
  chunks.forEach((chunk, i) => {
    ensure(chunk.n > 0 || chunks.length === 1, () => `chunk ${i} of ${chunks.length} is empty`);
    ensure(
      chunk.n <= limit && chunk.n <= chunk.keys.length,
      () => `chunk ${i} holds ${chunk.n} of at most ${limit}`,
    );
    ensure(chunk.keys.length === chunk.handles.length, () => `chunk ${i} has arrays of different lengths`);
    ensure(sizes.at(i) === chunk.n, () => `count ${i} is ${sizes.at(i)}, chunk holds ${chunk.n}`);
    ensure(sizes.prefix(i) === total, () => `prefix ${i} is ${sizes.prefix(i)}, running total ${total}`);
    if (chunk.n > 0) {
      ensure(sizes.select(total + 1) === i, () => `position ${total + 1} is not found in chunk ${i}`);
      ensure(
        sizes.select(total + chunk.n) === i,
        () => `position ${total + chunk.n} is not found in chunk ${i}`,
      );
    }
    total += chunk.n;
  });
  ensure(total === size, () => `size is ${size}, chunks hold ${total}`);
}

function checkSeparators(directory: Directory): void {
  directory.chunks.forEach((chunk, i) => {
    if (chunk.n === 0) return;
    const [key, reached, handle] = directory.separator(i);
    const first = chunk.handles[0]!;
    const same = key === chunk.keys[0] && reached === directory.columns.reached(first) && handle === first;
    ensure(same, () => `separator ${i} is not the first entry of its chunk`);
  });
}

function checkEntries({ directory, columns }: Order): void {
  let last = -1;
  directory.chunks.forEach((chunk, i) => {
    for (let at = 0; at < chunk.n; at++) {
      const handle = chunk.handles[at]!;
      const key = chunk.keys[at]!;
      ensure(
        Object.is(columns.key(handle), key),
        () => `chunk ${i} has key ${key}, its column ${columns.key(handle)}`,
      );
      if (last >= 0) {
        const before =
          columns.key(last) < key ||
          (columns.key(last) === key && columns.isBefore(last, columns.reached(handle), handle));
        ensure(before, () => `the order does not rise at entry ${at} of chunk ${i}`);
      }
      last = handle;
    }
  });
}

function checkHandles({ columns, size }: Order, handles: HandleTable): void {
  let present = 0;
  for (let handle = 0; handle < columns.used; handle++) {
    if (Number.isNaN(columns.key(handle))) continue;
    present++;
    const player = columns.player(handle);
    ensure(
      handles.get(player) === handle,
      () => `player ${player} has handle ${handles.get(player)}, not ${handle}`,
    );
  }
  ensure(present === size, () => `size is ${size}, columns hold ${present}`);
  ensure(handles.size === size, () => `size is ${size}, the player table holds ${handles.size}`);
}

function checkDistinct({ directory, distinct }: Order): void {
  if (!distinct) return;
  let previous = NaN;
  directory.chunks.forEach((chunk, i) => {
    let begins = 0;
    for (const key of chunk.keys.subarray(0, chunk.n)) {
      if (key !== previous) begins++;
      previous = key;
    }
    ensure(
      distinct.countOf(i) === begins,
      () => `${begins} runs begin in chunk ${i}, ${distinct.countOf(i)} counted`,
    );
  });
}
