import { type ReactiveController, type ReactiveControllerHost } from 'lit';
import { type BoardRow } from './api';
import { live } from './live';
import { LiveBoard, type LiveRows } from './live-board';

/** How long the list stands still before the pages in sight are followed: the server takes only so many messages. */
const restMs = 300;
/** What one score changes on several pages is told page by page, and shown together: nobody is on two or none of them. */
const togetherMs = 50;

interface Source {
  /** The channel of a page; null where the board is not live. */
  channel: (page: number) => string | null;
  /** The pages that are looked at. */
  inSight: () => readonly number[];
  /** Called with all rows of the pages that have changed, and what was said of the board with the latest of them. */
  heard: (pages: ReadonlyMap<number, BoardRow[]>, board: LiveRows) => void;
  /** Called when the pages in sight are followed, and no others. */
  settled: () => void;
}

/** Follows those pages of a board that are in sight: those of a new board at once, others when the list has come to rest. */
export class LivePages implements ReactiveController {
  private board: string | null = null;
  private readonly followed = new Map<number, { channel: string; leave: () => void }>();
  private readonly told = new Map<number, BoardRow[]>();
  private latest: LiveRows | undefined;
  private rest: number | undefined;
  private telling: number | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly source: Source,
  ) {
    host.addController(this);
  }

  /** Whether changes of all followed pages come by themselves; a page that came into sight a moment ago does not count. */
  get isLive(): boolean {
    const pages = [...this.followed.values()];
    return pages.length > 0 && pages.every(({ channel }) => live.isLive(channel));
  }

  hostUpdate(): void {
    const board = this.source.channel(0);
    if (board === this.board) return;
    this.hostDisconnected();
    this.board = board;
    for (const page of this.source.inSight()) this.follow(page);
  }

  hostDisconnected(): void {
    clearTimeout(this.rest);
    clearTimeout(this.telling);
    this.rest = this.telling = undefined;
    for (const page of [...this.followed.keys()]) this.leave(page);
    this.board = null;
  }

  /** The list has moved under the screen. */
  scrolled(): void {
    if (this.rest !== undefined) this.settleLater();
  }

  /** Other pages may be in sight than before. */
  look(): void {
    const pages = this.source.inSight();
    const isSettled = pages.length === this.followed.size && pages.every((page) => this.followed.has(page));
    if (this.board !== null && !isSettled && this.rest === undefined) this.settleLater();
  }

  private settleLater(): void {
    clearTimeout(this.rest);
    this.rest = window.setTimeout(() => {
      this.rest = undefined;
      this.settle();
    }, restMs);
  }

  private settle(): void {
    const pages = this.source.inSight();
    for (const page of [...this.followed.keys()]) if (!pages.includes(page)) this.leave(page);
    for (const page of pages) if (!this.followed.has(page)) this.follow(page);
    this.source.settled();
  }

  private follow(page: number): void {
    const channel = this.source.channel(page);
    if (channel === null) return;
    const rows = new LiveBoard();
    const leave = live.follow(channel, (message) => this.take(page, rows.take(message)));
    this.followed.set(page, { channel, leave });
  }

  private leave(page: number): void {
    this.followed.get(page)?.leave();
    this.followed.delete(page);
    this.told.delete(page);
  }

  private take(page: number, rows: LiveRows): void {
    this.told.set(page, rows.rows);
    this.latest = rows;
    this.telling ??= window.setTimeout(() => this.tell(), togetherMs);
  }

  private tell(): void {
    const pages = new Map(this.told);
    this.told.clear();
    this.telling = undefined;
    if (this.latest) this.source.heard(pages, this.latest);
  }
}
