import { ChunkPage } from './chunk-page';

/** Entries on a page: 256 KB, allocated without a pause worth naming, and little to leave empty on a middling board. */
const PAGE_BITS = 14;
const PAGE = 1 << PAGE_BITS;
const FIRST_PAGE = 16;

/** The most entries a chunk can have. */
export const largestChunk = PAGE;

/**
 * The memory of the chunks: pages that each hold many, so that a search reads a directory and then the entries, with no
 * object of the chunk's own between them. A chunk lies in a slot of `stride` places, anywhere in it, so that both of its ends
 * can grow. Places count from 0 through all pages.
 */
export class ChunkStore {
  /** Places of a slot: the power of two that is at least the largest size of a chunk. */
  readonly stride: number;
  private readonly pages: ChunkPage[] = [new ChunkPage(FIRST_PAGE)];
  private readonly free: number[] = [];
  private end = 0;

  constructor(limit: number) {
    this.stride = 2 ** Math.ceil(Math.log2(limit));
  }

  /** The first place of a slot for a new chunk. O(1). */
  allocate(): number {
    const slot = this.free.pop() ?? this.end;
    if (slot === this.end) {
      this.end += this.stride;
      if (slot >> PAGE_BITS === this.pages.length) this.pages.push(new ChunkPage(PAGE));
    }
    return slot;
  }

  /** Gives the slot of a place back for others. O(1). */
  release(place: number): void {
    this.free.push(place - this.offset(place));
  }

  /** How far behind the first place of its slot a place is. O(1). */
  offset(place: number): number {
    return place & (this.stride - 1);
  }

  /** The page on which a place is. O(1). */
  page(place: number): ChunkPage {
    return this.pages[place >> PAGE_BITS]!;
  }

  /** A place as an index of its page. O(1). */
  index(place: number): number {
    return place & (PAGE - 1);
  }

  /** Makes sure that the page of a slot reaches to `end`. O(1) but for the first page, which doubles. */
  reserve(slot: number, end: number): void {
    const first = this.pages[0]!;
    if (slot >= PAGE || end <= first.length) return;
    const page = new ChunkPage(2 ** Math.ceil(Math.log2(end)));
    page.copyFrom(first, 0, 0, first.length);
    this.pages[0] = page;
  }

  /** Copies `count` entries from one place to another, which may overlap if it is lower. O(count). */
  copy(from: number, to: number, count: number): void {
    this.page(to).copyFrom(this.page(from), this.index(from), this.index(to), count);
  }

  /** Bytes held by the pages. O(pages). */
  memoryBytes(): number {
    return this.pages.reduce((bytes, page) => bytes + page.memoryBytes(), 0);
  }
}
