import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { mayBeAhead } from './ahead';
import { Feed } from './feed';
import { freshness, staleNotice } from './notice';
import { texts } from './texts/first';

/** A page of the page: a heading, what belongs to it, and the state of its data. Renders without shadow DOM. */
export abstract class View extends LitElement {
  protected readonly feeds: Feed<unknown>[] = [];
  private focused: Element | null = null;
  private filled = false;

  /** The heading as text; also the title of the window. */
  protected abstract heading(): string;
  protected abstract body(): unknown;

  protected headline(): unknown {
    return this.heading();
  }

  protected lead(): unknown {
    return nothing;
  }

  protected actions(): unknown {
    return nothing;
  }

  /** What stands below the body: how fresh it is. */
  protected closing(): unknown {
    return freshness(this.refreshing());
  }

  protected refreshing(): Feed<unknown>[] {
    return this.feeds.filter((feed) => feed.refreshes);
  }

  protected feed<Data>(source: ConstructorParameters<typeof Feed<Data>>[1]): Feed<Data> {
    const feed = new Feed<Data>(this, source);
    this.feeds.push(feed);
    return feed;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    const lead = this.lead();
    const refreshing = this.refreshing();
    return html`<header class="view-head">
        <div>
          <h1 tabindex="-1">${this.headline()}</h1>
          ${lead === nothing ? nothing : html`<p class="lead">${lead}</p>`}
        </div>
        <div class="actions">${this.actions()}</div>
      </header>
      ${staleNotice(refreshing)} ${this.body()} ${this.closing()}`;
  }

  /** With answers that were sent for ahead and are here, the first view is drawn once, not bit by bit. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated && mayBeAhead()) {
      const here = Promise.all(this.feeds.map((feed) => feed.begin()));
      await Promise.race([here, new Promise((later) => setTimeout(later))]);
      if (!this.isConnected) return;
    }
    await super.scheduleUpdate();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.focused = this.contains(document.activeElement) ? document.activeElement : null;
  }

  /** A row that moves while it has the focus loses it in some browsers: give it back. */
  protected override updated(_changed: PropertyValues): void {
    document.title = texts.title(this.heading());
    if (this.focused && document.activeElement === document.body) {
      const target = this.focused.isConnected ? this.focused : this.querySelector('h1');
      if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    }
    const wasFilled = this.filled;
    this.filled = this.feeds.every((feed) => feed.settled);
    if (this.filled && !wasFilled) this.dispatchEvent(new Event('view-filled', { bubbles: true }));
  }
}
