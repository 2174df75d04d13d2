/** Handles on a page: 256 KB of keys and 64 KB of players, allocated without a pause worth naming. */
const PAGE_BITS = 14;
const PAGE = 1 << PAGE_BITS;
const FIRST_PAGE = 16;

/**
 * The columns by handle: sort key K, tie key T and player. Paged, so that growing never copies more than one page; K and
 * T lie side by side because whoever moves an entry reads both. Handles are dense from 0; freed ones are given out
 * again first. A free handle has K = NaN and keeps the next free one, negated, where its player was.
 */
export class Columns {
  /** Handles ever given out; all are below it. */
  used = 0;
  private readonly keys: Float64Array[] = [new Float64Array(2 * FIRST_PAGE)];
  private readonly players: Int32Array[] = [new Int32Array(FIRST_PAGE)];
  private capacity = FIRST_PAGE;
  /** The handle freed last, −1 when none is free. */
  private free = -1;

  /** Sort key; NaN for a free handle. O(1). */
  key(handle: number): number {
    return this.keys[handle >> PAGE_BITS]![(handle & (PAGE - 1)) << 1]!;
  }

  /** Tie key. O(1). */
  reached(handle: number): number {
    return this.keys[handle >> PAGE_BITS]![((handle & (PAGE - 1)) << 1) + 1]!;
  }

  /** Player id. O(1). */
  player(handle: number): number {
    return this.players[handle >> PAGE_BITS]![handle & (PAGE - 1)]!;
  }

  /** Whether the entry of `handle` comes before (`reached`, `player`) among equal keys. O(1). */
  isBefore(handle: number, reached: number, player: number): boolean {
    const own = this.reached(handle);
    return own < reached || (own === reached && this.player(handle) < player);
  }

  /** Writes both keys of an entry. O(1). */
  write(handle: number, key: number, reached: number): void {
    const page = this.keys[handle >> PAGE_BITS]!;
    const i = (handle & (PAGE - 1)) << 1;
    page[i] = key;
    page[i + 1] = reached;
  }

  /** A handle for a player, its keys still to be written. O(1), amortised over a page's first 16K handles. */
  allocate(player: number): number {
    let handle = this.free;
    if (handle >= 0) this.free = -this.player(handle) - 1;
    else {
      handle = this.used++;
      if (handle === this.capacity) this.grow();
    }
    this.players[handle >> PAGE_BITS]![handle & (PAGE - 1)] = player;
    return handle;
  }

  /** Gives a handle back. O(1). */
  release(handle: number): void {
    this.write(handle, NaN, NaN);
    this.players[handle >> PAGE_BITS]![handle & (PAGE - 1)] = -this.free - 1;
    this.free = handle;
  }

  /** Bytes held by the pages. O(pages). */
  memoryBytes(): number {
    let bytes = 0;
    for (const page of this.keys) bytes += page.byteLength;
    for (const page of this.players) bytes += page.byteLength;
    return bytes;
  }

  /** Doubles the first page until it is a whole one, then adds pages. */
  private grow(): void {
    if (this.capacity >= PAGE) {
      this.keys.push(new Float64Array(2 * PAGE));
      this.players.push(new Int32Array(PAGE));
      this.capacity += PAGE;
      return;
    }
    this.capacity *= 2;
    const keys = new Float64Array(2 * this.capacity);
    const players = new Int32Array(this.capacity);
    keys.set(this.keys[0]!);
    players.set(this.players[0]!);
    this.keys[0] = keys;
    this.players[0] = players;
  }
}
