import type { ChunkPage } from './chunk-page';
import { ChunkStore } from './chunk-store';
import { Fenwick } from './fenwick';

/** A cache line of keys. */
const STRIDE = 8;

/**
 * The upper level of the order: the chunks by rank, and by chunk where it starts, its number of entries and the separator
 * (its first entry, by value). Holding separators by value keeps a search away from the chunks until the last step.
 * There is always at least one chunk; only an only chunk may be empty, and then its separator means nothing.
 */
export class Directory {
  /** Number of chunks. */
  length = 0;
  /** Entries by chunk. */
  readonly sizes = new Fenwick();
  readonly store: ChunkStore;
  private starts = new Int32Array(4);
  private keys = new Float64Array(4);
  private reached = new Float64Array(4);
  private players = new Int32Array(4);

  /** One empty chunk, to hold at most `limit` entries as all others will. */
  constructor(limit: number) {
    this.store = new ChunkStore(limit);
    this.insert(0, 0, 0);
  }

  /** The place where chunk i starts. O(1). */
  start(i: number): number {
    return this.starts[i]!;
  }

  /** The page of chunk i. O(1). */
  page(i: number): ChunkPage {
    return this.store.page(this.starts[i]!);
  }

  /** The index on its page at which chunk i starts. O(1). */
  base(i: number): number {
    return this.store.index(this.starts[i]!);
  }

  /** The last chunk whose first entry is not after (`key`, `reached`, `player`), or chunk 0. O(log chunks). */
  findEntry(key: number, reached: number, player: number): number {
    const keys = this.keys;
    let low = 1;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const separator = keys[middle]!;
      if (separator < key || (separator === key && !this.startsAfter(middle, reached, player)))
        low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The last chunk whose first key is below `key`, or chunk 0. O(log chunks). */
  findKey(key: number): number {
    const keys = this.keys;
    let low = 1;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Entries of chunk i with a key below `key`. O(log C). */
  lowerBound(i: number, key: number): number {
    return this.search(i, key, -Infinity, 0);
  }

  /**
   * Entries of chunk i ahead of (`key`, `reached`, `player`); reads tie keys only where keys are equal. Begins where the key
   * would be if keys were spread evenly between the separators and goes from there in growing strides, as each place that
   * a plain binary search tries first would be a cache miss. O(log C), however they are spread.
   */
  search(i: number, key: number, reached: number, player: number): number {
    const page = this.page(i);
    const base = this.base(i);
    const n = this.sizes.at(i);
    let low = base;
    let high = base + n;
    const first = this.keys[i]!;
    const span = i + 1 < this.length ? this.keys[i + 1]! - first : 0;
    if (span > 0 && n > STRIDE) {
      const guess = Math.min(Math.max(0, ((key - first) / span) * n), n - 1) | 0;
      let probe = base + guess;
      if (page.key(probe) < key) {
        for (let stride = STRIDE; ; stride *= 4) {
          low = probe + 1;
          probe += stride;
          if (probe >= high) break;
          if (page.key(probe) < key) continue;
          if (page.key(probe) > key) high = probe;
          break;
        }
      } else if (page.key(probe) > key) {
        for (let stride = STRIDE; ; stride *= 4) {
          high = probe;
          probe -= stride;
          if (probe < low) break;
          if (page.key(probe) > key) continue;
          if (page.key(probe) < key) low = probe + 1;
          break;
        }
      }
    }
    const ties = reached > -Infinity;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = page.key(middle);
      if (found < key || (ties && found === key && page.isAhead(middle, reached, player))) low = middle + 1;
      else high = middle;
    }
    return low - base;
  }

  /** Reads separator i again after the chunk's first entry has changed. O(1). */
  refreshSeparator(i: number): void {
    const page = this.page(i);
    const base = this.base(i);
    this.keys[i] = page.key(base);
    this.reached[i] = page.reached(base);
    this.players[i] = page.player(base);
  }

  /**
   * Puts a new chunk of n entries, still to be written, before chunk i. It lies `offset` behind the beginning of its slot.
   * O(chunks − i), O(log chunks) at the end.
   */
  insert(i: number, n: number, offset: number): void {
    const { length, store } = this;
    if (length === this.keys.length) this.grow(length * 2);
    for (const column of this.columns()) column.copyWithin(i + 1, i, length);
    const slot = store.allocate();
    this.starts[i] = slot + offset;
    store.reserve(slot, slot + offset + n);
    this.sizes.insert(i, n);
    this.length++;
  }

  /** Takes chunk i out. O(chunks − i). */
  remove(i: number): void {
    this.store.release(this.starts[i]!);
    for (const column of this.columns()) column.copyWithin(i, i + 1, this.length);
    this.sizes.remove(i);
    this.length--;
  }

  /** Makes sure that chunk i has room for n entries, at most the limit, moving it to the front of its slot if need be. */
  makeRoom(i: number, n: number): void {
    const { store } = this;
    const start = this.starts[i]!;
    const slot = start - store.offset(start);
    if (start + n > slot + store.stride) {
      store.copy(start, slot, this.sizes.at(i));
      this.starts[i] = slot;
    }
    store.reserve(slot, this.starts[i]! + n);
  }

  /** Opens a gap before entry `at` of chunk i, which has room, by moving the shorter of its parts. O(C). */
  openGap(i: number, at: number): void {
    const { store } = this;
    const start = this.starts[i]!;
    const n = this.sizes.at(i);
    const before = store.offset(start);
    const behind = store.stride - before - n;
    if (behind === 0 || (2 * at < n && before > 0)) {
      this.starts[i] = start - 1;
      this.page(i).shiftDown(this.base(i), this.base(i) + at);
    } else {
      store.reserve(start - before, start + n + 1);
      this.page(i).shiftUp(this.base(i) + at, this.base(i) + n);
    }
    this.sizes.add(i, 1);
  }

  /** Closes the gap that entry `at` of chunk i leaves, by moving the shorter of its parts. O(C). */
  closeGap(i: number, at: number): void {
    const n = this.sizes.at(i);
    const base = this.base(i);
    // An only entry leaves the start where it is, which could be the last place of the slot.
    if (2 * at < n - 1) {
      this.page(i).shiftUp(base, base + at);
      this.starts[i]!++;
    } else this.page(i).shiftDown(base + at, base + n - 1);
    this.sizes.add(i, -1);
  }

  /** Separator i, for the invariant checker: key, tie key and player of chunk i's first entry. */
  separator(i: number): [key: number, reached: number, player: number] {
    return [this.keys[i]!, this.reached[i]!, this.players[i]!];
  }

  /** Bytes held by chunks and directory arrays. O(pages). */
  memoryBytes(): number {
    const own = this.columns().reduce((bytes, column) => bytes + column.byteLength, 0);
    return own + this.sizes.memoryBytes() + this.store.memoryBytes();
  }

  private startsAfter(i: number, reached: number, player: number): boolean {
    const own = this.reached[i]!;
    return own === reached ? this.players[i]! > player : own > reached;
  }

  private columns() {
    return [this.starts, this.keys, this.reached, this.players] as const;
  }

  private grow(capacity: number): void {
    const { starts, keys, reached, players } = this;
    this.starts = new Int32Array(capacity);
    this.keys = new Float64Array(capacity);
    this.reached = new Float64Array(capacity);
    this.players = new Int32Array(capacity);
    this.starts.set(starts);
    this.keys.set(keys);
    this.reached.set(reached);
    this.players.set(players);
  }
}
