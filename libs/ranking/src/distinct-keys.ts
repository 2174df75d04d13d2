import type { Chunk } from './chunk';
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
    const chunk = this.directory.chunks[i]!;
    return this.begins.prefix(i) + this.beginsIn(i, chunk.lowerBound(key));
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
    const count = this.beginsIn(i, this.directory.chunks[i]!.n);
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
    const { chunks } = this.directory;
    const counts = new Int32Array(chunks.length);
    yield* inSpans(chunks.length, CHUNK_SPAN, (start, end) => {
      for (let i = start; i < end; i++) counts[i] = this.beginsIn(i, chunks[i]!.n);
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
    const keys = this.directory.chunks[i]!.keys;
    let previous = i > 0 ? lastKey(this.directory.chunks[i - 1]!) : NaN;
    let count = 0;
    for (let j = 0; j < end; j++) {
      const key = keys[j]!;
      if (key !== previous) count++;
      previous = key;
    }
    return count;
  }

  /** An entry begins a run unless its predecessor has its key; while it is there, its successor is measured by it. */
  private account(i: number, at: number, sign: number): void {
    const { chunks } = this.directory;
    const chunk = chunks[i]!;
    const key = chunk.keys[at]!;
    const before = at > 0 ? chunk.keys[at - 1]! : i > 0 ? lastKey(chunks[i - 1]!) : NaN;
    if (key !== before) this.begins.add(i, sign);
    const home = at + 1 < chunk.n ? i : i + 1;
    if (home === chunks.length) return;
    const after = home === i ? chunk.keys[at + 1]! : chunks[home]!.keys[0]!;
    const change = Number(after !== key) - Number(after !== before);
    if (change !== 0) this.begins.add(home, sign * change);
  }
}

function lastKey(chunk: Chunk): number {
  return chunk.keys[chunk.n - 1]!;
}
