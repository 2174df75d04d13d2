import { type ReactiveController, type ReactiveControllerHost } from 'lit';
import { keepListPlace, keptListPlace } from './navigation';
import { VirtualWindow, type VisibleRows } from './virtual-window';

/** Up to here a list is there as a whole, so that the browser's own search finds every name. */
const wholeUpTo = 100;
/** The head of a board is at least as high as so many rows. */
const rowsOfHead = 5;

/** Ties a long table to the scrolling of the page. The host puts `visible` into its table, found by `tbody`. */
export class ListScroll implements ReactiveController {
  private readonly window = new VirtualWindow(() => window.innerHeight, keptListPlace);
  private frame = 0;
  private afterFrame = 0;
  private last = '';
  private readonly onScroll = () => {
    if (this.isShown) this.frame ||= requestAnimationFrame(() => this.follow());
  };

  /** `isShown`: false until the first rows are on the screen; they are drawn alone, and all that can wait follows them. */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly changed: (visible: VisibleRows) => void,
    public isShown: boolean,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('scroll', this.onScroll, { passive: true });
    window.addEventListener('resize', this.onScroll, { passive: true });
  }

  hostDisconnected(): void {
    window.removeEventListener('scroll', this.onScroll);
    window.removeEventListener('resize', this.onScroll);
    this.stopWaiting();
    keepListPlace(undefined);
  }

  hostUpdated(): void {
    if (!this.isShown) this.showLater();
    else if (this.measure()) this.follow();
  }

  visible(total: number): VisibleRows {
    this.window.total = total;
    if (!this.isShown) return this.window.top(Math.ceil(screen.height / this.window.rowHeight) - rowsOfHead);
    return total <= wholeUpTo ? { first: 0, end: total, above: 0, below: 0 } : this.window.visible();
  }

  /** Goes on from the first rows to the list as it is. */
  show(): void {
    if (this.isShown) return;
    this.stopWaiting();
    this.isShown = true;
    this.measure();
    this.follow();
    this.host.requestUpdate();
  }

  /** Scrolls a row to the middle of the screen; the list is to be shown as it is by then. */
  center(row: number): void {
    const into = this.window.center(row);
    window.scrollTo({ top: this.top() + into, behavior: 'instant' });
    this.tell();
  }

  private get row(): HTMLElement | null {
    return this.host.querySelector<HTMLElement>('tbody tr[aria-rowindex]');
  }

  /** Once there are rows, and the frame that shows them is over: what a frame hands on comes after it. */
  private showLater(): void {
    if (this.frame !== 0 || !this.row) return;
    this.frame = requestAnimationFrame(() => {
      this.afterFrame = window.setTimeout(() => this.show());
    });
  }

  private stopWaiting(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.afterFrame);
    this.frame = 0;
  }

  /** Rows are as high as the style sheet makes them: in rem, and higher on phones. Answers whether that is news. */
  private measure(): boolean {
    const height = this.row?.getBoundingClientRect().height ?? 0;
    if (height === 0 || height === this.window.rowHeight) return false;
    this.window.rowHeight = height;
    return true;
  }

  private follow(): void {
    this.frame = 0;
    this.window.scroll(window.scrollY - this.top());
    this.tell();
  }

  /** Pixels of the page above the list. */
  private top(): number {
    const body = this.host.querySelector('tbody');
    return body ? body.getBoundingClientRect().top + window.scrollY : 0;
  }

  private tell(): void {
    keepListPlace(this.window.place);
    const visible = this.visible(this.window.total);
    const text = `${visible.first} ${visible.end} ${visible.above}`;
    if (text === this.last) return;
    this.last = text;
    this.changed(visible);
  }
}
