/**
 * Counts with prefix sums: `counts[i]` and a Fenwick tree over them (P. Fenwick 1994, "A new data structure for
 * cumulative frequency tables"). Elements can be inserted and removed in the middle, which rebuilds the tree behind
 * them. Indexes are 0-based; node j of the tree holds the sum of the elements (j − lowbit(j), j], 1-based.
 */
export class Fenwick {
  /** Number of elements. */
  length = 0;
  private counts: Int32Array;
  private tree: Int32Array;
  /** The greatest power of two that is at most `length`; where a descent begins. */
  private top = 0;

  /** `capacity`: elements to make room for at first; grows by doubling. */
  constructor(capacity = 4) {
    this.counts = new Int32Array(capacity);
    this.tree = new Int32Array(capacity + 1);
  }

  /** Element i. O(1). */
  at(i: number): number {
    return this.counts[i]!;
  }

  /** Sum of the elements before i. O(log length). */
  prefix(i: number): number {
    const tree = this.tree;
    let sum = 0;
    for (let j = i; j > 0; j &= j - 1) sum += tree[j]!;
    return sum;
  }

  /**
   * The element in which the running total reaches `target` (1 ≤ target ≤ total): the greatest i with
   * `prefix(i) < target`, given that counts are not negative. O(log length).
   */
  select(target: number): number {
    const tree = this.tree;
    let i = 0;
    let rest = target;
    for (let step = this.top; step > 0; step >>= 1) {
      const next = i + step;
      if (next <= this.length && tree[next]! < rest) {
        i = next;
        rest -= tree[next]!;
      }
    }
    return i;
  }

  /** Adds `delta` to element i. O(log length). */
  add(i: number, delta: number): void {
    const { tree, length } = this;
    this.counts[i]! += delta;
    for (let j = i + 1; j <= length; j += j & -j) tree[j]! += delta;
  }

  /** Puts a new element before i (i = length appends, in O(log length)). O(length − i). */
  insert(i: number, count: number): void {
    if (this.length === this.counts.length) this.grow(this.length * 2);
    this.counts.copyWithin(i + 1, i, this.length);
    this.counts[i] = count;
    this.setLength(this.length + 1);
    this.rebuildFrom(i);
  }

  /** Takes element i out. O(length − i). */
  remove(i: number): void {
    this.counts.copyWithin(i, i + 1, this.length);
    this.setLength(this.length - 1);
    this.rebuildFrom(i);
  }

  /** Replaces all elements. O(length). */
  load(counts: ArrayLike<number>): void {
    if (counts.length > this.counts.length) this.grow(counts.length);
    this.counts.set(counts);
    this.setLength(counts.length);
    this.rebuildFrom(0);
  }

  /** Bytes held by the arrays. */
  memoryBytes(): number {
    return this.counts.byteLength + this.tree.byteLength;
  }

  private setLength(length: number): void {
    this.length = length;
    this.top = length === 0 ? 0 : 1 << (31 - Math.clz32(length));
  }

  /**
   * Rebuilds the nodes behind the first i, all others being right. Nodes up to i whose parent lies behind i are exactly
   * those that `prefix(i)` visits, so these are added again and then the usual linear build goes on.
   */
  private rebuildFrom(i: number): void {
    const { tree, counts, length } = this;
    for (let j = i + 1; j <= length; j++) tree[j] = counts[j - 1]!;
    for (let j = i; j > 0; j &= j - 1) {
      const parent = j + (j & -j);
      if (parent <= length) tree[parent]! += tree[j]!;
    }
    for (let j = i + 1; j <= length; j++) {
      const parent = j + (j & -j);
      if (parent <= length) tree[parent]! += tree[j]!;
    }
  }

  private grow(capacity: number): void {
    const { counts, tree } = this;
    this.counts = new Int32Array(capacity);
    this.counts.set(counts);
    this.tree = new Int32Array(capacity + 1);
    this.tree.set(tree);
  }
}
