import type { Directory } from './directory';
import { Fenwick } from './fenwick';
import { inSpans, type Steps } from './steps';

/** Chunks of a step: half a millisecond. */
const CHUNK_SPAN = 1 << 9;

/**
 * How many different keys lie before a key, for dense ranks. Counts by chunk the runs of equal keys that begin in it: a
 * run across a border belongs to the chunk it begins in, so that it is counted once however many chunks it fills.
 */
export class DistinctKeys {
  private readonly begins = new Fenwick();

  /** For a directory that is empty yet. */
  constructor(private readonly directory: Directory) {
    this.begins.insert(0, 0);
  }

  /** Different keys below `key`. O(log chunks), and a scan of one chunk's keys up to the place found. */
  before(key: number): number {
    const i = this.directory.findKey(key);
    return this.begins.prefix(i) + this.beginsIn(i, this.directory.lowerBound(i, key));
  }

  /** Entries with one of the first `count` different keys, at least one. O(log chunks), and a scan as above. */
  through(count: number): number {
    const { directory, begins } = this;
    if (count >= begins.prefix(begins.length)) return directory.sizes.prefix(directory.length);
    const i = begins.select(count + 1);
    return directory.sizes.prefix(i) + this.beginOf(i, count + 1 - begins.prefix(i));
  }

  /** Accounts for the entry at index `at` of chunk i just after its insertion. O(log chunks). */
  added(i: number, at: number): void {
    this.account(i, at, 1);
  }

  /** Accounts for the entry at index `at` of chunk i just before its removal. O(log chunks). */
  removing(i: number, at: number): void {
    this.account(i, at, -1);
  }

  /** Follows the directory after chunk i was put in: an empty one, or the upper half of chunk i − 1. O(C + chunks). */
  chunkInserted(i: number): void {
    const count = this.beginsIn(i, this.directory.sizes.at(i));
    this.begins.insert(i, count);
    if (count > 0) this.begins.add(i - 1, -count);
  }

  /** Follows the directory after chunk i was taken out: empty, or its entries now in chunk i − 1. O(chunks). */
  chunkRemoved(i: number): void {
    const count = this.begins.at(i);
    this.begins.remove(i);
    if (count > 0) this.begins.add(i - 1, count);
  }

  /** Counts everything anew. O(n). */
  *load(): Steps<void> {
    const { length, sizes } = this.directory;
    const counts = new Int32Array(length);
    yield* inSpans(length, CHUNK_SPAN, (start, end) => {
      for (let i = start; i < end; i++) counts[i] = this.beginsIn(i, sizes.at(i));
    });
    this.begins.load(counts);
  }

  /** The count kept for chunk i, for the invariant checker. */
  countOf(i: number): number {
    return this.begins.at(i);
  }

  /** Bytes held by the counts. */
  memoryBytes(): number {
    return this.begins.memoryBytes();
  }

  /** Runs beginning among the first `end` entries of chunk i. O(end). */
  private beginsIn(i: number, end: number): number {
    const page = this.directory.page(i);
    const base = this.directory.base(i);
    let previous = this.lastKeyBefore(i);
    let count = 0;
    for (let j = base; j < base + end; j++) {
      const key = page.key(j);
      if (key !== previous) count++;
      previous = key;
    }
    return count;
  }

  /** Where the run begins that is number `nth`, from 1, of those beginning in chunk i. O(C). */
  private beginOf(i: number, nth: number): number {
    let previous = this.lastKeyBefore(i);
    let at = -1;
    for (let rest = nth; rest > 0;) {
      const key = this.keyAt(i, ++at);
      if (key !== previous) rest--;
      previous = key;
    }
    return at;
  }

  /** An entry begins a run unless its predecessor has its key; while it is there, its successor is measured by it. */
  private account(i: number, at: number, sign: number): void {
    const { directory } = this;
    const key = this.keyAt(i, at);
    const before = at > 0 ? this.keyAt(i, at - 1) : this.lastKeyBefore(i);
    if (key !== before) this.begins.add(i, sign);
    const inside = at + 1 < directory.sizes.at(i);
    if (!inside && i + 1 === directory.length) return;
    const after = inside ? this.keyAt(i, at + 1) : this.keyAt(i + 1, 0);
    const change = Number(after !== key) - Number(after !== before);
    if (change !== 0) this.begins.add(inside ? i : i + 1, sign * change);
  }

  /** The key of the entry in front of chunk i, NaN when there is none. */
  private lastKeyBefore(i: number): number {
    return i > 0 ? this.keyAt(i - 1, this.directory.sizes.at(i - 1) - 1) : NaN;
  }

  private keyAt(i: number, at: number): number {
    return this.directory.page(i).key(this.directory.base(i) + at);
  }
}
