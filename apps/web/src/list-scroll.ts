import { type ReactiveController, type ReactiveControllerHost } from 'lit';
import { VirtualWindow, type VisibleRows } from './virtual-window';

/** Up to here a list is there as a whole, so that the browser's own search finds every name. */
const wholeUpTo = 100;

/** Ties a long table to the scrolling of the page. The host puts `visible` into its table, found by `tbody`. */
export class ListScroll implements ReactiveController {
  private readonly window = new VirtualWindow(() => window.innerHeight);
  private frame = 0;
  private last = '';
  private readonly onScroll = () => {
    this.frame ||= requestAnimationFrame(() => this.follow());
  };

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly changed: (visible: VisibleRows) => void,
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
    cancelAnimationFrame(this.frame);
  }

  /** Rows are as high as the style sheet makes them: in rem, and higher on phones. */
  hostUpdated(): void {
    const row = this.host.querySelector<HTMLElement>('tbody tr[aria-rowindex]');
    const height = row?.getBoundingClientRect().height ?? 0;
    if (height === 0 || height === this.window.rowHeight) return;
    this.window.rowHeight = height;
    this.follow();
  }

  visible(total: number): VisibleRows {
    this.window.total = total;
    return total <= wholeUpTo ? { first: 0, end: total, above: 0, below: 0 } : this.window.visible();
  }

  /** Scrolls a row to the middle of the screen. */
  center(row: number): void {
    const into = this.window.center(row);
    window.scrollTo({ top: this.top() + into, behavior: 'instant' });
    this.tell();
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
    const visible = this.visible(this.window.total);
    const text = `${visible.first} ${visible.end} ${visible.above}`;
    if (text === this.last) return;
    this.last = text;
    this.changed(visible);
  }
}
