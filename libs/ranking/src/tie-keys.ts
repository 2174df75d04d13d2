/**
 * Tie keys by index: in 4 bytes each while all are whole numbers below 2^32, as the ids of events are for long, and from the
 * first that is not in 8 bytes more.
 */
export class TieKeys {
  private readonly narrow: Uint32Array;
  private wide: Float64Array | null = null;

  constructor(length: number) {
    this.narrow = new Uint32Array(length);
  }

  /** O(1). */
  get(i: number): number {
    return this.wide === null ? this.narrow[i]! : this.wide[i]!;
  }

  /** O(1), but O(length) for the first that is wide. */
  set(i: number, reached: number): void {
    if (this.wide === null) {
      if (reached >>> 0 === reached) {
        this.narrow[i] = reached;
        return;
      }
      this.wide = Float64Array.from(this.narrow);
    }
    this.wide[i] = reached;
  }

  /** Moves [start, end) to `to`, in place. */
  copyWithin(to: number, start: number, end: number): void {
    (this.wide ?? this.narrow).copyWithin(to, start, end);
  }

  /** Copies `count` from `start` of another to `to` here. O(count), but O(length) where only the other is wide. */
  copyFrom(other: TieKeys, start: number, to: number, count: number): void {
    if (this.wide === null && other.wide === null) {
      this.narrow.set(other.narrow.subarray(start, start + count), to);
      return;
    }
    for (let i = 0; i < count; i++) this.set(to + i, other.get(start + i));
  }

  memoryBytes(): number {
    return this.narrow.byteLength + (this.wide?.byteLength ?? 0);
  }
}
