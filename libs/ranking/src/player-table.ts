import { SparseHandles } from './sparse-handles';
import { Standings } from './standings';
import { inSpans, type Steps } from './steps';

/** Player ids of a block. */
const BLOCK_BITS = 10;
const BLOCK = 1 << BLOCK_BITS;
/** From this many players on a block lies in one piece: 24 bytes a player then, 12 once it is full. */
const DENSE = BLOCK / 2;
/** Blocks of higher ids are not counted, so that one such id does not cost a large table. */
const COUNTED_BLOCKS = 1 << 16;
/** Rows and blocks of a step: a millisecond or less. */
const SPAN = 1 << 14;
const BLOCK_SPAN = 32;

/**
 * Where the standing of each player is. Ids that lie close together, as the ids of most players on a large board do, need
 * no table: a block of 1,024 ids at least half of which are on the board has 1,024 handles in a row. All other players have
 * theirs by hash. Expected O(1) for every operation; a block that becomes dense moves its players, about 0.1 ms.
 */
export class PlayerTable {
  readonly standings = new Standings();
  private readonly sparse = new SparseHandles();
  /** By block: the first of its handles, or −1 − the number of its players, which then are in `sparse`. */
  private blocks = new Int32Array(0);
  /** Handles ever given out, in whole blocks once one is dense. */
  private used = 0;
  private readonly free: number[] = [];

  /** The handle of a player, −1 when absent. */
  find(player: number): number {
    const block = player >>> BLOCK_BITS;
    const first = block < this.blocks.length ? this.blocks[block]! : -1;
    if (first < 0) return this.sparse.get(player);
    const handle = first + (player & (BLOCK - 1));
    return Number.isNaN(this.standings.key(handle)) ? -1 : handle;
  }

  /** A handle for a player who has none yet; there must be a standing for it next. */
  add(player: number): number {
    const block = player >>> BLOCK_BITS;
    if (block < COUNTED_BLOCKS) {
      if (block >= this.blocks.length) this.countThrough(block);
      if (this.blocks[block]! === -DENSE) this.makeDense(block);
      const first = this.blocks[block]!;
      if (first >= 0) return first + (player & (BLOCK - 1));
      this.blocks[block] = first - 1;
    }
    const handle = this.free.pop() ?? this.used++;
    this.standings.reserve(this.used);
    this.sparse.add(player, handle);
    return handle;
  }

  /** Takes a player out; `handle` must be theirs. */
  remove(player: number, handle: number): void {
    this.standings.clear(handle);
    const block = player >>> BLOCK_BITS;
    if (block < this.blocks.length) {
      if (this.blocks[block]! >= 0) return;
      this.blocks[block]!++;
    }
    this.sparse.delete(player);
    this.free.push(handle);
  }

  /** Makes an empty table ready for some players, so that none has to move on the way. O(n). */
  *reserve(n: number, playerAt: (i: number) => number): Steps<void> {
    if (n < DENSE) return;
    const counts = new Int32Array(COUNTED_BLOCKS);
    yield* inSpans(n, SPAN, (start, end) => {
      for (let i = start; i < end; i++) {
        const block = playerAt(i) >>> BLOCK_BITS;
        if (block < COUNTED_BLOCKS) counts[block]!++;
      }
    });
    let rest = n;
    yield* inSpans(COUNTED_BLOCKS, BLOCK_SPAN, (start, end) => {
      for (let block = start; block < end; block++) {
        if (counts[block]! < DENSE) continue;
        if (block >= this.blocks.length) this.countThrough(block);
        this.makeDense(block);
        rest -= counts[block]!;
      }
    });
    yield* this.sparse.reserve(rest);
  }

  /** The standings there are, for the invariant checker. O(handles). */
  count(): number {
    let count = 0;
    for (let handle = 0; handle < this.used; handle++) if (!Number.isNaN(this.standings.key(handle))) count++;
    return count;
  }

  /** Bytes held by the typed arrays. */
  memoryBytes(): number {
    return this.blocks.byteLength + this.sparse.memoryBytes() + this.standings.memoryBytes();
  }

  /** Counts blocks up to this one. */
  private countThrough(block: number): void {
    const blocks = new Int32Array(Math.min(COUNTED_BLOCKS, 2 ** Math.ceil(Math.log2(block + 1)))).fill(-1);
    blocks.set(this.blocks);
    this.blocks = blocks;
  }

  /** Gives a block handles in a row and moves its players there. O(BLOCK). */
  private makeDense(block: number): void {
    const { standings, sparse } = this;
    const first = this.used;
    this.used += BLOCK;
    standings.reserve(this.used);
    this.blocks[block] = first;
    for (let i = block === 0 ? 1 : 0; i < BLOCK; i++) {
      const handle = sparse.delete(block * BLOCK + i);
      if (handle < 0) continue;
      standings.write(first + i, standings.key(handle), standings.reached(handle));
      standings.clear(handle);
      this.free.push(handle);
    }
  }
}
