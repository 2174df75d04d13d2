import { Chunk } from './chunk';
import type { Columns } from './columns';
import { Directory } from './directory';
import { DistinctKeys } from './distinct-keys';
import type { Steps } from './steps';

const CHUNK_SIZE = 512;
const LARGE_CHUNK_SIZE = 1024;
/** Beyond this, directories of small chunks cost more than moves in large ones. */
const LARGE_BOARD = 5_000_000;

/** Stands for an entry behind all others of its key, told apart by an infinite tie key alone. */
const NO_HANDLE = -1;

/** What an order needs to know of a board's options. */
export interface OrderOptions {
  chunkSize?: number;
  /** Whether to keep counts of different keys, for dense ranks. */
  distinct: boolean;
}

/**
 * The total order (key, tie key, player) of the entries in the columns: sorted chunks under a directory. Costs are for n
 * entries in chunks of at most C; "moved" are the entries shifted inside a chunk, fewer than C.
 */
export class Order {
  /** Entries in the order. */
  size = 0;
  readonly directory: Directory;
  readonly distinct: DistinctKeys | null;
  /** C: most entries in a chunk. Never goes down again. */
  limit: number;

  /** Throws RangeError on a chunk size that is no integer or below 4. */
  constructor(
    readonly columns: Columns,
    private readonly options: OrderOptions,
  ) {
    const { chunkSize = CHUNK_SIZE } = options;
    if (!Number.isInteger(chunkSize) || chunkSize < 4) {
      throw new RangeError(`chunkSize must be an integer of at least 4, got ${chunkSize}`);
    }
    this.limit = chunkSize;
    this.directory = new Directory(columns, new Chunk(Math.min(16, chunkSize)));
    this.distinct = options.distinct ? new DistinctKeys(this.directory) : null;
  }

  /** Entries ahead of the one with this handle. O(log n). */
  before(handle: number): number {
    return this.count(this.columns.key(handle), this.columns.reached(handle), handle);
  }

  /** Entries with a key below `key`. O(log n). */
  beforeKey(key: number): number {
    const i = this.directory.findKey(key);
    return this.directory.sizes.prefix(i) + this.directory.chunks[i]!.lowerBound(key);
  }

  /** Entries with a key of at most `key`. O(log n). */
  throughKey(key: number): number {
    return this.count(key, Infinity, NO_HANDLE);
  }

  /** The handle at a 1-based position, which must exist. O(log n). */
  at(position: number): number {
    const { sizes, chunks } = this.directory;
    const i = sizes.select(position);
    return chunks[i]!.handles[position - 1 - sizes.prefix(i)]!;
  }

  /** Adds an entry whose keys are in the columns. O(log n + moved); O(C + n / C) when a chunk is full. */
  insert(handle: number): void {
    const { columns } = this;
    this.place(handle, columns.key(handle), columns.reached(handle));
    this.size++;
    this.fitLimit(this.size);
  }

  /** Takes an entry out; its keys must still be in the columns. O(log n + moved); O(C + n / C) with a merge. */
  remove(handle: number): void {
    const key = this.columns.key(handle);
    const reached = this.columns.reached(handle);
    const i = this.directory.findEntry(key, reached, handle);
    this.removeAt(i, this.search(this.directory.chunks[i]!, key, reached, handle));
    this.size--;
  }

  /** Gives an entry new keys, in the columns too, and moves it to its new place. Costs as remove and insert. */
  move(handle: number, key: number, reached: number): void {
    const { columns, directory } = this;
    const oldKey = columns.key(handle);
    const oldReached = columns.reached(handle);
    const from = directory.findEntry(oldKey, oldReached, handle);
    const source = directory.chunks[from]!;
    const at = this.search(source, oldKey, oldReached, handle);
    const to = directory.findEntry(key, reached, handle);
    // Both searches read the columns by handle, so the new keys go in only after the second.
    const target = this.search(directory.chunks[to]!, key, reached, handle);
    columns.write(handle, key, reached);
    if (from === to) {
      this.distinct?.removing(from, at);
      const now = source.move(at, target, key);
      if (now === 0 || at === 0) directory.refreshSeparator(from);
      this.distinct?.added(from, now);
    } else if (this.removeAt(from, at)) {
      this.place(handle, key, reached);
    } else {
      this.insertAt(to, target, handle);
    }
  }

  /** Replaces everything by `chunks` (at least one, none empty unless alone) of `size` entries. O(n / C), dense O(n). */
  *load(chunks: Chunk[], size: number): Steps<void> {
    this.directory.load(chunks);
    yield;
    if (this.distinct) yield* this.distinct.load();
    this.size = size;
  }

  /** Raises C, unless it was given, for a board of `size` entries; full chunks then grow instead of splitting. */
  fitLimit(size: number): void {
    if (size > LARGE_BOARD && this.options.chunkSize === undefined) this.limit = LARGE_CHUNK_SIZE;
  }

  /** Bytes held by directory and chunks. O(n / C). */
  memoryBytes(): number {
    return this.directory.memoryBytes() + (this.distinct?.memoryBytes() ?? 0);
  }

  /** Entries of a chunk ahead of the given one; reads tie keys only where keys are equal. O(log C). */
  private search(chunk: Chunk, key: number, reached: number, handle: number): number {
    const { keys, handles } = chunk;
    let low = 0;
    let high = chunk.n;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = keys[middle]!;
      if (found < key || (found === key && this.columns.isBefore(handles[middle]!, reached, handle)))
        low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private count(key: number, reached: number, handle: number): number {
    const i = this.directory.findEntry(key, reached, handle);
    return this.directory.sizes.prefix(i) + this.search(this.directory.chunks[i]!, key, reached, handle);
  }

  private place(handle: number, key: number, reached: number): void {
    const i = this.directory.findEntry(key, reached, handle);
    this.insertAt(i, this.search(this.directory.chunks[i]!, key, reached, handle), handle);
  }

  private insertAt(i: number, at: number, handle: number): void {
    const { directory } = this;
    const chunk = directory.chunks[i]!;
    if (chunk.n >= this.limit) {
      this.makeRoom(i, at, handle);
      return;
    }
    chunk.insert(at, this.columns.key(handle), handle, this.limit);
    directory.sizes.add(i, 1);
    if (at === 0) directory.refreshSeparator(i);
    this.distinct?.added(i, at);
  }

  /**
   * Inserts where chunk i is full. At the very end or front a fresh chunk keeps the full one full, as sequential loads
   * want it; anywhere else the chunk splits in half.
   */
  private makeRoom(i: number, at: number, handle: number): void {
    const { directory, limit } = this;
    const chunk = directory.chunks[i]!;
    const atEnd = at === chunk.n && i === directory.chunks.length - 1;
    if (atEnd || (at === 0 && i === 0)) {
      const fresh = atEnd ? i + 1 : 0;
      this.insertChunk(fresh, new Chunk(limit));
      this.insertAt(fresh, 0, handle);
      return;
    }
    const upper = chunk.split(limit);
    directory.sizes.add(i, -upper.n);
    this.insertChunk(i + 1, upper);
    if (at <= chunk.n) this.insertAt(i, at, handle);
    else this.insertAt(i + 1, at - chunk.n, handle);
  }

  /** Removes from chunk i; true when chunks have merged or left, so that places found before are void. */
  private removeAt(i: number, at: number): boolean {
    const { directory } = this;
    const chunk = directory.chunks[i]!;
    this.distinct?.removing(i, at);
    chunk.remove(at);
    directory.sizes.add(i, -1);
    if (chunk.n === 0) {
      if (directory.chunks.length === 1) return false;
      this.removeChunk(i);
      return true;
    }
    if (at === 0) directory.refreshSeparator(i);
    if (chunk.n >= this.limit >> 2) return false;
    return this.merge(i - 1) || this.merge(i);
  }

  /** Merges chunks i and i + 1 if both exist and fit into three quarters of a chunk. */
  private merge(i: number): boolean {
    const { directory, limit } = this;
    const chunk = directory.chunks[i];
    const next = directory.chunks[i + 1];
    if (!chunk || !next || 4 * (chunk.n + next.n) > 3 * limit) return false;
    directory.sizes.add(i, next.n);
    chunk.append(next, limit);
    this.removeChunk(i + 1);
    return true;
  }

  private insertChunk(i: number, chunk: Chunk): void {
    this.directory.insert(i, chunk);
    this.distinct?.chunkInserted(i);
  }

  private removeChunk(i: number): void {
    this.directory.remove(i);
    this.distinct?.chunkRemoved(i);
  }
}
