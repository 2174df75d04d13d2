/** As high as a list may be: browsers stop at 17 million pixels, some of them earlier. */
const mostPixels = 8_000_000;
/** Rows beyond the edges of the screen, so that a quick scroll finds them there. */
const spareRows = 10;

/** Which rows are on the screen, and the room that the others take. */
export interface VisibleRows {
  first: number;
  /** The one after the last. */
  end: number;
  /** In pixels. */
  above: number;
  below: number;
}

/** Pixels of the list above the top of the screen, as scrolled and as shown. */
export interface Place {
  scrolled: number;
  shown: number;
}

/**
 * A list of up to millions of rows of the same height of which only those on the screen are there. Higher than browsers can
 * scroll, it is squeezed: pulling the scroll bar crosses its middle half faster than its ends, but the wheel, a finger and the keys
 * always move the rows as far as the page.
 */
export class VirtualWindow {
  rowHeight = 56;
  total = 0;
  /** Pixels of the list above the top of the screen, as scrolled and as shown. */
  private scrolled = 0;
  private shown = 0;

  /** `screen`: its height. `kept`: where the list was left, if it was. */
  constructor(
    private readonly screen: () => number,
    private readonly kept: () => Place | undefined,
  ) {}

  get height(): number {
    return Math.min(this.content, mostPixels);
  }

  private get content(): number {
    return this.total * this.rowHeight;
  }

  /** Takes over how far the page is scrolled into the list. */
  scroll(to: number): void {
    const end = Math.max(this.height - this.screen(), 0);
    const scrolled = Math.min(Math.max(to, 0), end);
    const by = scrolled - this.scrolled;
    const isJump = Math.abs(by) > 2 * this.screen();
    this.shown = isJump || this.content <= mostPixels ? this.reached(scrolled) : this.shown + by;
    if (scrolled === 0) this.shown = 0;
    if (scrolled === end) this.shown = Math.max(this.content - this.screen(), 0);
    this.scrolled = scrolled;
  }

  get place(): Place {
    return { scrolled: this.scrolled, shown: this.shown };
  }

  /** What a jump shows: where the list was left, what it showed then. */
  private reached(scrolled: number): number {
    const kept = this.kept();
    const by = kept ? scrolled - kept.scrolled : Infinity;
    if (!kept || this.content <= mostPixels || Math.abs(by) > this.screen()) return this.stretched(scrolled);
    return Math.min(kept.shown + by, this.content - this.screen());
  }

  /** Brings a row to the middle of the screen; answers how far the page must be scrolled into the list for it. */
  center(row: number): number {
    const most = Math.max(this.content - this.screen(), 0);
    this.shown = Math.min(Math.max((row + 0.5) * this.rowHeight - this.screen() / 2, 0), most);
    this.scrolled = Math.round(this.squeezed(this.shown));
    return this.scrolled;
  }

  /** The first rows, while nothing is scrolled. */
  top(rows: number): VisibleRows {
    const end = Math.min(Math.max(rows, 1), this.total);
    return { first: 0, end, above: 0, below: Math.max(this.height - end * this.rowHeight, 0) };
  }

  visible(): VisibleRows {
    const first = Math.max(Math.floor(this.shown / this.rowHeight) - spareRows, 0);
    const end = Math.min(Math.ceil((this.shown + this.screen()) / this.rowHeight) + spareRows, this.total);
    const start = Math.min(first, end);
    const above = Math.max(start * this.rowHeight - this.shown + this.scrolled, 0);
    const rows = (end - start) * this.rowHeight;
    return { first: start, end, above, below: Math.max(this.height - above - rows, 0) };
  }

  /** From pixels of the page to pixels of the list: its first and last quarter are as they are. */
  private stretched(scrolled: number): number {
    const { height, content } = this;
    const quarter = height / 4;
    if (scrolled <= quarter) return scrolled;
    if (scrolled >= height - quarter) return content - (height - scrolled);
    return quarter + ((scrolled - quarter) * (content - 2 * quarter)) / (height - 2 * quarter);
  }

  private squeezed(shown: number): number {
    const { height, content } = this;
    const quarter = height / 4;
    if (shown <= quarter) return shown;
    if (shown >= content - quarter) return height - (content - shown);
    return quarter + ((shown - quarter) * (height - 2 * quarter)) / (content - 2 * quarter);
  }
}
