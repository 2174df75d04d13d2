/** Spans up to this long move faster in a plain loop than through the call into `copyWithin`. */
const LOOP_MAX = 24;
/** Room in the only chunk of a new board. */
const FIRST_ROOM = 16;

/** The next larger room: doubling up to half of `limit`, then in eighths, which keeps most of a chunk's room filled. */
function nextRoom(room: number, limit: number): number {
  return room * 2 <= limit >> 1
    ? room * 2
    : Math.min(limit, Math.max(room, limit >> 1) + Math.max(1, limit >> 3));
}

/** The smallest room for n entries with one to spare, where `limit` allows one. */
function roomFor(n: number, limit: number): number {
  let room = Math.min(FIRST_ROOM, limit);
  while (room <= n && room < limit) room = nextRoom(room, limit);
  return room;
}

/**
 * A run of the total order: sort keys and handles, sorted, side by side. Knows nothing of tie keys: where an entry goes
 * is the caller's decision.
 */
export class Chunk {
  keys: Float64Array;
  handles: Int32Array;
  /** Entries in use, from 0. */
  n = 0;

  /** `room`: entries to hold without growing. */
  constructor(room = FIRST_ROOM) {
    this.keys = new Float64Array(room);
    this.handles = new Int32Array(room);
  }

  /** A chunk of `keys` and `handles` (copied) in a chunk of at most `limit` entries. O(n). */
  static of(keys: Float64Array, handles: Int32Array, limit: number): Chunk {
    const chunk = new Chunk(roomFor(keys.length, limit));
    chunk.keys.set(keys);
    chunk.handles.set(handles);
    chunk.n = keys.length;
    return chunk;
  }

  /** Entries with a key below `key`: the index of the first that is not. O(log n). */
  lowerBound(key: number): number {
    const keys = this.keys;
    let low = 0;
    let high = this.n;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Inserts before index i; the caller has made sure that n is below `limit`. O(n − i). */
  insert(i: number, key: number, handle: number, limit: number): void {
    if (this.n === this.keys.length) this.resize(nextRoom(this.n, limit));
    this.shiftUp(i, this.n);
    this.keys[i] = key;
    this.handles[i] = handle;
    this.n++;
  }

  /** Takes index i out. O(n − i). */
  remove(i: number): void {
    this.n--;
    this.shiftDown(i, this.n);
  }

  /**
   * Gives the entry at `from` the key `key` and moves it before what is now at index `to` (0 to n), by rotating the span
   * between. Returns its new index. O(|to − from|).
   */
  move(from: number, to: number, key: number): number {
    const handle = this.handles[from]!;
    const target = to > from ? to - 1 : to;
    if (target > from) this.shiftDown(from, target);
    else if (target < from) this.shiftUp(target, from);
    this.keys[target] = key;
    this.handles[target] = handle;
    return target;
  }

  /** Moves the upper half into a new chunk and gives room back. O(n). */
  split(limit: number): Chunk {
    const half = this.n >> 1;
    const upper = Chunk.of(this.keys.subarray(half, this.n), this.handles.subarray(half, this.n), limit);
    this.n = half;
    this.resize(roomFor(half, limit));
    return upper;
  }

  /** Takes over all entries of the chunk that follows in the order. O(n of both). */
  append(next: Chunk, limit: number): void {
    const n = this.n + next.n;
    if (n > this.keys.length) this.resize(roomFor(n, limit));
    this.keys.set(next.keys.subarray(0, next.n), this.n);
    this.handles.set(next.handles.subarray(0, next.n), this.n);
    this.n = n;
  }

  /** Bytes held by the two arrays. */
  memoryBytes(): number {
    return this.keys.byteLength + this.handles.byteLength;
  }

  private resize(room: number): void {
    const { keys, handles, n } = this;
    this.keys = new Float64Array(room);
    this.handles = new Int32Array(room);
    this.keys.set(keys.subarray(0, n));
    this.handles.set(handles.subarray(0, n));
  }

  /** Moves the entries [start, end) one index up. */
  private shiftUp(start: number, end: number): void {
    const { keys, handles } = this;
    if (end - start > LOOP_MAX) {
      keys.copyWithin(start + 1, start, end);
      handles.copyWithin(start + 1, start, end);
      return;
    }
    for (let i = end; i > start; i--) {
      keys[i] = keys[i - 1]!;
      handles[i] = handles[i - 1]!;
    }
  }

  /** Moves the entries (start, end] one index down. */
  private shiftDown(start: number, end: number): void {
    const { keys, handles } = this;
    if (end - start > LOOP_MAX) {
      keys.copyWithin(start, start + 1, end + 1);
      handles.copyWithin(start, start + 1, end + 1);
      return;
    }
    for (let i = start; i < end; i++) {
      keys[i] = keys[i + 1]!;
      handles[i] = handles[i + 1]!;
    }
  }
}
