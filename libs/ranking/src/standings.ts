import { TieKeys } from './tie-keys';

/** Handles on a page: 192 KB, made in less than 0.1 ms. */
const PAGE_BITS = 14;
const PAGE = 1 << PAGE_BITS;
const FIRST_PAGE = 16;

interface Page {
  keys: Float64Array;
  ties: TieKeys;
}

function newPage(length: number): Page {
  return { keys: new Float64Array(length).fill(NaN), ties: new TieKeys(length) };
}

/**
 * The standings by handle: sort key and tie key, which tell where in the order a player is. A handle without a standing has
 * the key NaN. Paged, so that growing never copies more than one page.
 */
export class Standings {
  /** Handles there is room for. */
  capacity = FIRST_PAGE;
  private readonly pages: Page[] = [newPage(FIRST_PAGE)];

  /** Sort key; NaN where there is no standing. O(1). */
  key(handle: number): number {
    return this.pages[handle >> PAGE_BITS]!.keys[handle & (PAGE - 1)]!;
  }

  /** Tie key. O(1). */
  reached(handle: number): number {
    return this.pages[handle >> PAGE_BITS]!.ties.get(handle & (PAGE - 1));
  }

  /** O(1). */
  write(handle: number, key: number, reached: number): void {
    const { keys, ties } = this.pages[handle >> PAGE_BITS]!;
    keys[handle & (PAGE - 1)] = key;
    ties.set(handle & (PAGE - 1), reached);
  }

  /** O(1). */
  clear(handle: number): void {
    this.write(handle, NaN, 0);
  }

  /** Makes room for handles below `end`. Amortised O(1) a handle; never copies more than one page. */
  reserve(end: number): void {
    while (this.capacity < end) {
      if (this.capacity < PAGE) this.double();
      else {
        this.pages.push(newPage(PAGE));
        this.capacity += PAGE;
      }
    }
  }

  /** Bytes held by the pages. O(pages). */
  memoryBytes(): number {
    return this.pages.reduce((bytes, { keys, ties }) => bytes + keys.byteLength + ties.memoryBytes(), 0);
  }

  private double(): void {
    const [first] = this.pages;
    const page = newPage(2 * this.capacity);
    page.keys.set(first!.keys);
    page.ties.copyFrom(first!.ties, 0, 0, this.capacity);
    this.pages[0] = page;
    this.capacity *= 2;
  }
}
