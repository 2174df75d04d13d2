/** Handles on a page: 320 KB, allocated without a pause worth naming. */
const PAGE_BITS = 14;
const PAGE = 1 << PAGE_BITS;
const FIRST_PAGE = 16;
/** A record: sort key and tie key as doubles, player as Int32. */
const RECORD = 20;
const REACHED = 8;
const PLAYER = 16;

function newPage(records: number): DataView {
  return new DataView(new ArrayBuffer(records * RECORD));
}

/**
 * The columns by handle: sort key K, tie key T and player. They lie side by side in records, because whoever reads one
 * mostly reads another, and on a large board each is a cache miss; a DataView holds them in 20 bytes where aligned doubles
 * would take 24. Paged, so that growing never copies more than one page. Handles are dense from 0; freed ones are given
 * out again first. A free handle has K = NaN and keeps the next free one, negated, where its player was.
 */
export class Columns {
  /** Handles ever given out; all are below it. */
  used = 0;
  private readonly pages: DataView[] = [newPage(FIRST_PAGE)];
  private capacity = FIRST_PAGE;
  /** The handle freed last, −1 when none is free. */
  private free = -1;

  /** Sort key; NaN for a free handle. O(1). */
  key(handle: number): number {
    return this.pages[handle >> PAGE_BITS]!.getFloat64((handle & (PAGE - 1)) * RECORD, true);
  }

  /** Tie key. O(1). */
  reached(handle: number): number {
    return this.pages[handle >> PAGE_BITS]!.getFloat64((handle & (PAGE - 1)) * RECORD + REACHED, true);
  }

  /** Player id. O(1). */
  player(handle: number): number {
    return this.pages[handle >> PAGE_BITS]!.getInt32((handle & (PAGE - 1)) * RECORD + PLAYER, true);
  }

  /**
   * Whether the entry of `handle` comes before one with the same key that has `reached` and the handle `other`, whose own
   * columns need not be written yet. Reads players, a cache miss each, only where the tie keys collide. O(1).
   */
  isBefore(handle: number, reached: number, other: number): boolean {
    const own = this.reached(handle);
    if (own !== reached) return own < reached;
    return handle !== other && this.player(handle) < this.player(other);
  }

  /** Writes both keys of an entry. O(1). */
  write(handle: number, key: number, reached: number): void {
    const page = this.pages[handle >> PAGE_BITS]!;
    const at = (handle & (PAGE - 1)) * RECORD;
    page.setFloat64(at, key, true);
    page.setFloat64(at + REACHED, reached, true);
  }

  /** A handle for a player, its keys still to be written. O(1), amortised over a page's first 16K handles. */
  allocate(player: number): number {
    let handle = this.free;
    if (handle >= 0) this.free = -this.player(handle) - 1;
    else {
      handle = this.used++;
      if (handle === this.capacity) this.grow();
    }
    this.writePlayer(handle, player);
    return handle;
  }

  /** Gives a handle back. O(1). */
  release(handle: number): void {
    this.write(handle, NaN, NaN);
    this.writePlayer(handle, -this.free - 1);
    this.free = handle;
  }

  /** Bytes held by the pages. O(1). */
  memoryBytes(): number {
    return this.capacity * RECORD;
  }

  private writePlayer(handle: number, player: number): void {
    this.pages[handle >> PAGE_BITS]!.setInt32((handle & (PAGE - 1)) * RECORD + PLAYER, player, true);
  }

  /** Doubles the first page until it is a whole one, then adds pages. */
  private grow(): void {
    if (this.capacity >= PAGE) {
      this.pages.push(newPage(PAGE));
      this.capacity += PAGE;
      return;
    }
    const page = newPage(2 * this.capacity);
    new Uint8Array(page.buffer).set(new Uint8Array(this.pages[0]!.buffer));
    this.pages[0] = page;
    this.capacity *= 2;
  }
}
