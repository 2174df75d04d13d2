import { largestChunk } from './chunk-store';
import { Directory } from './directory';
import { DistinctKeys } from './distinct-keys';
import type { Standings } from './standings';

const CHUNK_SIZE = 512;

/** What an order needs to know of a board's options. */
export interface OrderOptions {
  chunkSize?: number;
  /** Whether to keep counts of different keys, for dense ranks. */
  distinct: boolean;
}

/**
 * The total order (key, tie key, player) of the standings: sorted chunks under a directory. Costs are for n entries in
 * chunks of at most C; "moved" are the entries shifted inside a chunk, fewer than C.
 */
export class Order {
  /** Entries in the order. */
  size = 0;
  readonly directory: Directory;
  readonly distinct: DistinctKeys | null;
  /** C: most entries in a chunk. */
  readonly limit: number;
  /** The entry that is being put in. */
  private key = 0;
  private reached = 0;
  private player = 0;

  /** Throws RangeError on a chunk size that is no integer from 4 to 16,384. */
  constructor(
    private readonly standings: Standings,
    { chunkSize = CHUNK_SIZE, distinct }: OrderOptions,
  ) {
    if (!Number.isInteger(chunkSize) || chunkSize < 4 || chunkSize > largestChunk) {
      throw new RangeError(`chunkSize must be an integer from 4 to ${largestChunk}, got ${chunkSize}`);
    }
    this.limit = chunkSize;
    this.directory = new Directory(chunkSize);
    this.distinct = distinct ? new DistinctKeys(this.directory) : null;
  }

  /** Entries ahead of the given one, whether it is there or not. O(log n). */
  before(key: number, reached: number, player: number): number {
    const i = this.directory.findEntry(key, reached, player);
    return this.directory.sizes.prefix(i) + this.directory.search(i, key, reached, player);
  }

  /** Entries with a key below `key`. O(log n). */
  beforeKey(key: number): number {
    const i = this.directory.findKey(key);
    return this.directory.sizes.prefix(i) + this.directory.lowerBound(i, key);
  }

  /** Entries with a key of at most `key`. O(log n). */
  throughKey(key: number): number {
    return this.before(key, Infinity, 0);
  }

  /** The key at a 1-based position, which must exist. O(log n). */
  keyAt(position: number): number {
    const { directory } = this;
    const i = directory.sizes.select(position);
    return directory.page(i).key(directory.base(i) + position - 1 - directory.sizes.prefix(i));
  }

  /** The player at a 1-based position, which must exist. O(log n). */
  playerAt(position: number): number {
    const { directory } = this;
    const i = directory.sizes.select(position);
    return directory.page(i).player(directory.base(i) + position - 1 - directory.sizes.prefix(i));
  }

  /** Adds an entry. O(log n + moved); O(C + n / C) when a chunk is full. */
  insert(key: number, reached: number, player: number): void {
    this.take(key, reached, player);
    this.place();
    this.size++;
  }

  /** Takes an entry out, which must be there. O(log n + moved), O(C + n / C) when chunks merge. */
  remove(key: number, reached: number, player: number): void {
    const i = this.directory.findEntry(key, reached, player);
    this.removeAt(i, this.directory.search(i, key, reached, player));
    this.size--;
  }

  /** Gives an entry new keys, in the standings too, and moves it to its new place. Costs as remove and insert. */
  move(handle: number, key: number, reached: number, player: number): void {
    const { standings, directory } = this;
    const oldKey = standings.key(handle);
    const oldReached = standings.reached(handle);
    const from = directory.findEntry(oldKey, oldReached, player);
    const at = directory.search(from, oldKey, oldReached, player);
    const to = directory.findEntry(key, reached, player);
    const target = directory.search(to, key, reached, player);
    standings.write(handle, key, reached);
    this.take(key, reached, player);
    if (from === to) this.moveWithin(from, at, target);
    else if (this.removeAt(from, at)) this.place();
    else this.insertAt(to, target);
  }

  /** Puts a chunk of n entries behind all others; they and its separator are to be written. Returns its index. O(log n). */
  append(n: number): number {
    const { directory } = this;
    const i = this.size === 0 ? 0 : directory.length;
    if (i > 0) directory.insert(i, n, this.centred(n));
    else {
      directory.makeRoom(0, n);
      directory.sizes.add(0, n);
    }
    this.size += n;
    return i;
  }

  /** Bytes held by directory and chunks. O(n / C). */
  memoryBytes(): number {
    return this.directory.memoryBytes() + (this.distinct?.memoryBytes() ?? 0);
  }

  private take(key: number, reached: number, player: number): void {
    this.key = key;
    this.reached = reached;
    this.player = player;
  }

  /** Writes the entry that is being put in at index `at` of chunk i. */
  private write(i: number, at: number): void {
    const { directory } = this;
    directory.page(i).write(directory.base(i) + at, this.key, this.reached, this.player);
    if (at === 0) directory.refreshSeparator(i);
  }

  private place(): void {
    const { directory, key, reached, player } = this;
    const i = directory.findEntry(key, reached, player);
    this.insertAt(i, directory.search(i, key, reached, player));
  }

  /** Moves the entry at `from` before what is now at `to` (0 to n) by rotating the span between. */
  private moveWithin(i: number, from: number, to: number): void {
    const { directory } = this;
    const page = directory.page(i);
    const base = directory.base(i);
    const target = to > from ? to - 1 : to;
    this.distinct?.removing(i, from);
    if (target > from) page.shiftDown(base + from, base + target);
    else page.shiftUp(base + target, base + from);
    this.write(i, target);
    if (from === 0) directory.refreshSeparator(i);
    this.distinct?.added(i, target);
  }

  private insertAt(i: number, at: number): void {
    const { directory } = this;
    const n = directory.sizes.at(i);
    if (n >= this.limit) {
      this.insertIntoFull(i, at);
      return;
    }
    directory.openGap(i, at);
    this.write(i, at);
    this.distinct?.added(i, at);
  }

  /**
   * Inserts where chunk i is full. At the very end or front a fresh chunk keeps the full one full, as sequential loads
   * want it; anywhere else the chunk splits in half.
   */
  private insertIntoFull(i: number, at: number): void {
    const { directory } = this;
    const n = directory.sizes.at(i);
    const atEnd = at === n && i === directory.length - 1;
    if (atEnd || (at === 0 && i === 0)) {
      const fresh = atEnd ? i + 1 : 0;
      directory.insert(fresh, 0, atEnd ? 0 : directory.store.stride - 1);
      this.distinct?.chunkInserted(fresh);
      this.insertAt(fresh, 0);
      return;
    }
    const half = n >> 1;
    this.split(i, half);
    if (at <= half) this.insertAt(i, at);
    else this.insertAt(i + 1, at - half);
  }

  /** Moves what is behind the first `half` entries of chunk i into a new chunk. */
  private split(i: number, half: number): void {
    const { directory } = this;
    const upper = directory.sizes.at(i) - half;
    directory.sizes.add(i, -upper);
    directory.insert(i + 1, upper, this.centred(upper));
    directory.store.copy(directory.start(i) + half, directory.start(i + 1), upper);
    directory.refreshSeparator(i + 1);
    this.distinct?.chunkInserted(i + 1);
  }

  /** Removes from chunk i; true when chunks have merged or left, so that places found before are void. */
  private removeAt(i: number, at: number): boolean {
    const { directory } = this;
    const n = directory.sizes.at(i) - 1;
    this.distinct?.removing(i, at);
    directory.closeGap(i, at);
    if (n === 0) {
      if (directory.length === 1) return false;
      this.removeChunk(i);
      return true;
    }
    if (at === 0) directory.refreshSeparator(i);
    if (n >= this.limit >> 2) return false;
    return this.merge(i - 1) || this.merge(i);
  }

  /** Merges chunks i and i + 1 if both exist and fit into three quarters of a chunk. */
  private merge(i: number): boolean {
    const { directory, limit } = this;
    if (i < 0 || i + 1 >= directory.length) return false;
    const own = directory.sizes.at(i);
    const next = directory.sizes.at(i + 1);
    if (4 * (own + next) > 3 * limit) return false;
    directory.makeRoom(i, own + next);
    directory.store.copy(directory.start(i + 1), directory.start(i) + own, next);
    directory.sizes.add(i, next);
    this.removeChunk(i + 1);
    return true;
  }

  /** Where a chunk of n entries has equal room at both ends. */
  private centred(n: number): number {
    return (this.directory.store.stride - n) >> 1;
  }

  private removeChunk(i: number): void {
    this.directory.remove(i);
    this.distinct?.chunkRemoved(i);
  }
}
