/** Spans up to this long move faster in a plain loop than through the call into `copyWithin`. */
const LOOP_MAX = 16;

/**
 * Entries of several chunks. An entry takes 16 bytes, one behind the other so that one move shifts a whole span: its key as a
 * double, then tie key and player as 32 bits each. A page whose tie keys are not all whole numbers below 2^32, as the ids of
 * events are for long, keeps them as doubles in a column of their own. An index counts entries from the start of the page.
 */
export class ChunkPage {
  private readonly doubles: Float64Array;
  private readonly words: Int32Array;
  private wide: Float64Array | null = null;

  constructor(readonly length: number) {
    this.doubles = new Float64Array(2 * length);
    this.words = new Int32Array(this.doubles.buffer);
  }

  key(i: number): number {
    return this.doubles[2 * i]!;
  }

  reached(i: number): number {
    return this.wide === null ? this.words[4 * i + 2]! >>> 0 : this.wide[i]!;
  }

  player(i: number): number {
    return this.words[4 * i + 3]!;
  }

  /** O(1), but O(length) for the first wide tie key. */
  write(i: number, key: number, reached: number, player: number): void {
    this.doubles[2 * i] = key;
    this.words[4 * i + 3] = player;
    if (this.wide === null && reached >>> 0 === reached) this.words[4 * i + 2] = reached;
    else (this.wide ?? this.widen())[i] = reached;
  }

  /** Whether the entry at i is ahead of one with the same key. O(1). */
  isAhead(i: number, reached: number, player: number): boolean {
    const own = this.reached(i);
    return own === reached ? this.player(i) < player : own < reached;
  }

  /** Moves the entries [start, end) one index up. O(end − start). */
  shiftUp(start: number, end: number): void {
    this.wide?.copyWithin(start + 1, start, end);
    if (end - start > LOOP_MAX) {
      this.doubles.copyWithin(2 * start + 2, 2 * start, 2 * end);
      return;
    }
    for (let i = end; i > start; i--) this.copyEntry(i - 1, i);
  }

  /** Moves the entries (start, end] one index down. O(end − start). */
  shiftDown(start: number, end: number): void {
    this.wide?.copyWithin(start, start + 1, end + 1);
    if (end - start > LOOP_MAX) {
      this.doubles.copyWithin(2 * start, 2 * start + 2, 2 * end + 2);
      return;
    }
    for (let i = start; i < end; i++) this.copyEntry(i + 1, i);
  }

  /** Copies `count` entries from `start` of a page, perhaps this one, to `to` here; they may overlap if that is lower. O(count). */
  copyFrom(page: ChunkPage, start: number, to: number, count: number): void {
    this.doubles.set(page.doubles.subarray(2 * start, 2 * (start + count)), 2 * to);
    if (this.wide === null && page.wide === null) return;
    const wide = this.wide ?? this.widen();
    for (let i = 0; i < count; i++) wide[to + i] = page.reached(start + i);
  }

  memoryBytes(): number {
    return this.doubles.byteLength + (this.wide?.byteLength ?? 0);
  }

  /** As words, because a payload read as a double need not keep its bits. */
  private copyEntry(from: number, to: number): void {
    const { doubles, words } = this;
    doubles[2 * to] = doubles[2 * from]!;
    words[4 * to + 2] = words[4 * from + 2]!;
    words[4 * to + 3] = words[4 * from + 3]!;
  }

  /** Gives the tie keys a column of their own. O(length). */
  private widen(): Float64Array {
    const wide = new Float64Array(this.length);
    for (let i = 0; i < wide.length; i++) wide[i] = this.words[4 * i + 2]! >>> 0;
    this.wide = wide;
    return wide;
  }
}
