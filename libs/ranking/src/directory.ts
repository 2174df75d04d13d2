import type { Chunk } from './chunk';
import type { Columns } from './columns';
import { Fenwick } from './fenwick';

/**
 * The upper level of the order: the chunks, and by chunk the separator (its first entry, by value) and its number of
 * entries. Holding separators by value keeps a search away from the chunks and the columns until the last step.
 * There is always at least one chunk; only an only chunk may be empty, and then its separator means nothing.
 */
export class Directory {
  readonly chunks: Chunk[];
  /** Entries by chunk. */
  readonly sizes = new Fenwick();
  private keys = new Float64Array(4);
  private reached = new Float64Array(4);
  private handles = new Int32Array(4);

  constructor(
    readonly columns: Columns,
    first: Chunk,
  ) {
    this.chunks = [first];
    this.sizes.insert(0, first.n);
  }

  /** The last chunk whose first entry is not after (`key`, `reached`, player of `handle`), or chunk 0. O(log chunks). */
  findEntry(key: number, reached: number, handle: number): number {
    const keys = this.keys;
    let low = 1;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const separator = keys[middle]!;
      if (separator < key || (separator === key && !this.startsAfter(middle, reached, handle)))
        low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The last chunk whose first key is below `key`, or chunk 0. O(log chunks). */
  findKey(key: number): number {
    const keys = this.keys;
    let low = 1;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Reads separator i again after the chunk's first entry has changed. O(1). */
  refreshSeparator(i: number): void {
    const chunk = this.chunks[i]!;
    const handle = chunk.handles[0]!;
    this.keys[i] = chunk.keys[0]!;
    this.reached[i] = this.columns.reached(handle);
    this.handles[i] = handle;
  }

  /** Puts a chunk before chunk i. O(chunks − i), O(log chunks) at the end. */
  insert(i: number, chunk: Chunk): void {
    const n = this.chunks.length;
    if (n === this.keys.length) this.grow(n * 2);
    this.keys.copyWithin(i + 1, i, n);
    this.reached.copyWithin(i + 1, i, n);
    this.handles.copyWithin(i + 1, i, n);
    this.chunks.splice(i, 0, chunk);
    this.sizes.insert(i, chunk.n);
    if (chunk.n > 0) this.refreshSeparator(i);
  }

  /** Takes chunk i out. O(chunks − i). */
  remove(i: number): void {
    const n = this.chunks.length;
    this.keys.copyWithin(i, i + 1, n);
    this.reached.copyWithin(i, i + 1, n);
    this.handles.copyWithin(i, i + 1, n);
    this.chunks.splice(i, 1);
    this.sizes.remove(i);
  }

  /** Replaces everything by `chunks`, at least one. O(chunks). */
  load(chunks: Chunk[]): void {
    this.chunks.length = 0;
    for (const chunk of chunks) this.chunks.push(chunk);
    if (chunks.length > this.keys.length) this.grow(chunks.length);
    this.sizes.load(chunks.map((chunk) => chunk.n));
    for (let i = 0; i < chunks.length; i++) if (chunks[i]!.n > 0) this.refreshSeparator(i);
  }

  /** Separator i, for the invariant checker: key, tie key and handle of chunk i's first entry. */
  separator(i: number): [key: number, reached: number, handle: number] {
    return [this.keys[i]!, this.reached[i]!, this.handles[i]!];
  }

  /** Bytes held by chunks and directory arrays. O(chunks). */
  memoryBytes(): number {
    let bytes =
      this.sizes.memoryBytes() + this.keys.byteLength + this.reached.byteLength + this.handles.byteLength;
    for (const chunk of this.chunks) bytes += chunk.memoryBytes();
    return bytes;
  }

  private startsAfter(i: number, reached: number, handle: number): boolean {
    const own = this.reached[i]!;
    if (own !== reached) return own > reached;
    const first = this.handles[i]!;
    return first !== handle && this.columns.player(first) > this.columns.player(handle);
  }

  private grow(capacity: number): void {
    const { keys, reached, handles } = this;
    this.keys = new Float64Array(capacity);
    this.reached = new Float64Array(capacity);
    this.handles = new Int32Array(capacity);
    this.keys.set(keys);
    this.reached.set(reached);
    this.handles.set(handles);
  }
}
