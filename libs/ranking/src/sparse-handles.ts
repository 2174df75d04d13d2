import { inSpans, type Steps } from './steps';

/** Slots of a segment at full size: 64 KB, split in well under 0.1 ms. */
const SEGMENT_SLOTS = 8192;
const FIRST_SLOTS = 16;
/** New segments of a step: a millisecond or less. */
const SEGMENT_SPAN = 32;
/** Behind the slots of a segment: how many of them are used, and how many leading hash bits its players share. */
const USED = 1;
const DEPTH = 2;

/** Finalizer of MurmurHash3 (A. Appleby): a bijection on 32 bits, so two players never share all bits. */
function hash(player: number): number {
  let h = player;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function newSegment(slots: number, depth: number): Int32Array {
  const segment = new Int32Array(2 * slots + 2);
  segment[segment.length - DEPTH] = depth;
  return segment;
}

/**
 * Player → handle, open addressing over Int32 pairs. The table is cut into segments by the leading bits of the hash
 * (extendible hashing, Fagin et al. 1979): a segment three quarters full splits in two, so growing never rehashes the
 * whole table and the longest pause does not depend on its size. Segments do not shrink.
 * About 11 to 21 bytes a player. Expected O(1) for every operation.
 */
export class SparseHandles {
  /** Players in the table. */
  size = 0;
  /** `directory[leading bits]`; a segment with fewer shared bits than `depth` stands in several neighbouring places. */
  private directory: Int32Array[] = [newSegment(FIRST_SLOTS, 0)];
  private depth = 0;

  /** The handle of a player, −1 when absent. */
  get(player: number): number {
    const h = hash(player);
    const segment = this.directory[(h >>> 1) >>> (31 - this.depth)]!;
    const end = segment.length - 2;
    const mask = end - 1;
    for (let i = (h << 1) & mask; ; i = (i + 2) & mask) {
      const found = segment[i]!;
      if (found === player) return segment[i + 1]!;
      if (found === 0) return -1;
    }
  }

  /** Adds a player that is not in the table yet. */
  add(player: number, handle: number): void {
    const h = hash(player);
    let segment = this.segmentOf(h);
    while (4 * segment[segment.length - USED]! >= 3 * ((segment.length - 2) >> 1)) {
      this.enlarge(segment, h);
      segment = this.segmentOf(h);
    }
    place(segment, player, handle);
    this.size++;
  }

  /**
   * Takes a player out and returns its handle, −1 when absent. Moves later pairs of the probe run back into the gap
   * (Knuth 6.4 R), so no tombstones slow later searches down.
   */
  delete(player: number): number {
    const segment = this.segmentOf(hash(player));
    const mask = segment.length - 3;
    let gap = (hash(player) << 1) & mask;
    while (segment[gap] !== player) {
      if (segment[gap] === 0) return -1;
      gap = (gap + 2) & mask;
    }
    const handle = segment[gap + 1]!;
    for (let i = (gap + 2) & mask; segment[i] !== 0; i = (i + 2) & mask) {
      const home = (hash(segment[i]!) << 1) & mask;
      if (((i - home) & mask) < ((i - gap) & mask)) continue;
      segment[gap] = segment[i]!;
      segment[gap + 1] = segment[i + 1]!;
      gap = i;
    }
    segment[gap] = 0;
    segment[segment.length - USED]!--;
    this.size--;
    return handle;
  }

  /** Makes an empty table ready for `players` more without a split on the way. O(players). */
  *reserve(players: number): Steps<void> {
    if (this.size > 0) return;
    const slots = Math.ceil((players * 4) / 3) + 1;
    this.depth = 0;
    while (SEGMENT_SLOTS * 2 ** this.depth * 0.94 < slots) this.depth++;
    const each = this.depth > 0 ? SEGMENT_SLOTS : Math.max(FIRST_SLOTS, 2 ** Math.ceil(Math.log2(slots)));
    this.directory = [];
    yield* inSpans(1 << this.depth, SEGMENT_SPAN, (start, end) => {
      for (let i = start; i < end; i++) this.directory.push(newSegment(each, this.depth));
    });
  }

  /** Bytes held by the segments. O(segments). */
  memoryBytes(): number {
    let bytes = 0;
    for (const segment of new Set(this.directory)) bytes += segment.byteLength;
    return bytes;
  }

  private segmentOf(h: number): Int32Array {
    return this.directory[(h >>> 1) >>> (31 - this.depth)]!;
  }

  /** Doubles a small segment, or splits a full-sized one by the next bit of the hash. */
  private enlarge(segment: Int32Array, h: number): void {
    const slots = (segment.length - 2) >> 1;
    const depth = segment[segment.length - DEPTH]!;
    if (slots < SEGMENT_SLOTS) {
      const larger = newSegment(slots * 2, depth);
      refill(segment, [larger], 0);
      this.replace(h, depth, [larger]);
      return;
    }
    if (depth === this.depth) {
      this.directory = this.directory.flatMap((each) => [each, each]);
      this.depth++;
    }
    const halves = [newSegment(slots, depth + 1), newSegment(slots, depth + 1)];
    refill(segment, halves, 31 - depth);
    this.replace(h, depth, halves);
  }

  /** Puts `parts`, in the order of their leading bits, where the segment of `h` with `depth` shared bits stood. */
  private replace(h: number, depth: number, parts: Int32Array[]): void {
    const span = 1 << (this.depth - depth);
    const first = ((h >>> 1) >>> (31 - this.depth)) & ~(span - 1);
    for (let i = 0; i < span; i++) this.directory[first + i] = parts[Math.floor((i * parts.length) / span)]!;
  }
}

/** Distributes a segment's pairs over `parts`: one, or two told apart by bit `bit` of the hash. */
function refill(segment: Int32Array, parts: Int32Array[], bit: number): void {
  for (let i = 0; i < segment.length - 2; i += 2) {
    const player = segment[i]!;
    if (player === 0) continue;
    place(parts.length === 1 ? parts[0]! : parts[(hash(player) >>> bit) & 1]!, player, segment[i + 1]!);
  }
}

function place(segment: Int32Array, player: number, handle: number): void {
  const mask = segment.length - 3;
  let i = (hash(player) << 1) & mask;
  while (segment[i] !== 0) i = (i + 2) & mask;
  segment[i] = player;
  segment[i + 1] = handle;
  segment[segment.length - USED]!++;
}
