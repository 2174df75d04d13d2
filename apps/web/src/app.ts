import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { forgetAhead } from './ahead';
import { onAnnouncement } from './announcement';
import './connection-state';
import { language } from './language';
import { type NavigationItem, navigationItems, showCurrent } from './main-navigation';
import './missing-view';
import { incompleteNotice } from './missing-view';
import { currentRoute, keepScroll, keptScroll, onRouteChange } from './navigation';
import { loadingNotice } from './notice';
import { globalMode, hrefOf, type Route } from './route';
import { texts } from './texts/first';
import { elementKeyOf, viewOf } from './view-of-route';
import { fetchLater, fetchOtherViews, fetchView, idle, isHere } from './view-parts';

const announcementMs = 6_000;

/** The frame around every view: navigation, announcements, the choice of colours. */
@customElement('laurel-app')
export class LaurelApp extends LitElement {
  @state() private route = currentRoute();
  @state() private announcement = '';
  /** The view whose code did not come. */
  @state() private missing: Route['view'] | undefined;
  /** Whether what completes every view did not come. */
  @state() private incomplete = false;
  private brand: Element | null = null;
  private silence = 0;
  /** Where to scroll once the view reaches that far; null when done. */
  private pendingScroll: number | null = keptScroll() || null;

  constructor() {
    super();
    document.documentElement.lang = language;
    keepScroll(() => this.pendingScroll !== null);
    onRouteChange((arrived) => void this.show(arrived));
    onAnnouncement((text) => this.say(text));
    this.addEventListener('view-filled', () => {
      this.restoreScroll();
      this.pendingScroll = null;
    });
    this.addEventListener('view-filled', () => void this.prepare(), { once: true });
    void this.bring(this.route.view);
  }

  /** Takes over what the page shows until now; the brand stays. */
  protected override createRenderRoot(): HTMLElement {
    this.brand = this.querySelector('.brand');
    this.replaceChildren();
    return this;
  }

  protected override render(): unknown {
    return html`<a class="skip" href="#main" @click=${(event: Event) => this.skip(event)}
        >${texts.nav.skip}</a
      >
      <header class="top">
        ${this.brand}
        <nav aria-label=${texts.nav.label}>
          <ul>
            ${navigationItems.map((item) => this.navigationItem(item))}
          </ul>
        </nav>
        <connection-state></connection-state>
        <a class="button" href=${this.submitHref()}>${texts.nav.submitBriefly}</a>
      </header>
      <main id="main">${keyed(elementKeyOf(this.route), this.content())}</main>
      <div class="announcement" role="status">
        ${this.announcement ? html`<p>${this.announcement}</p>` : ''}
      </div>
      <unlock-toasts></unlock-toasts>
      ${this.incomplete ? incompleteNotice() : html`<page-footer></page-footer>`}
      <keys-help></keys-help>`;
  }

  protected override firstUpdated(): void {
    requestAnimationFrame(() => setTimeout(() => void this.complete()));
  }

  protected override willUpdate(): void {
    const isWall = this.route.view === 'kiosk' && this.missing !== 'kiosk';
    document.documentElement.classList.toggle('kiosk', isWall);
  }

  protected override updated(changed: PropertyValues): void {
    // In the frame, where the layout is computed anyway.
    if (changed.has('route')) requestAnimationFrame(() => showCurrent(this.querySelector('.top nav')));
  }

  private content(): unknown {
    const { view } = this.route;
    if (isHere(view)) return viewOf(this.route);
    return this.missing === view ? html`<missing-view></missing-view>` : loadingNotice();
  }

  /** Fetches the code of a view where it is not here yet. */
  private async bring(view: Route['view']): Promise<void> {
    if (isHere(view)) return;
    this.missing = undefined;
    try {
      await fetchView(view);
    } catch {
      this.missing = view;
    }
    this.requestUpdate();
  }

  /** Fetches what completes every view, which can be read all the same where it does not come. */
  private async complete(): Promise<void> {
    await fetchLater().catch(() => (this.incomplete = true));
  }

  /** Once the first view is complete: what the others need, unless the viewer saves data. */
  private async prepare(): Promise<void> {
    await idle();
    forgetAhead();
    if (!savesData()) await fetchOtherViews();
  }

  private navigationItem(item: NavigationItem): TemplateResult {
    const current = item.views.includes(this.route.view);
    return html`<li>
      <a href=${hrefOf(item.route)} aria-current=${current ? 'true' : 'false'}>${item.label}</a>
    </li>`;
  }

  /** Submitting starts with the player or the board that is on the screen. */
  private submitHref(): string {
    const { route } = this;
    const playerId = route.view === 'player' ? route.id : null;
    const mode = 'mode' in route && route.mode !== globalMode ? (route.mode ?? '') : '';
    return hrefOf({ view: 'submit', playerId, mode });
  }

  private async show(arrived: boolean): Promise<void> {
    const route = (this.route = currentRoute());
    if (arrived) this.pendingScroll = keptScroll();
    await this.bring(route.view);
    if (!arrived || this.route !== route) return;
    await this.updateComplete;
    await this.view?.updateComplete;
    this.restoreScroll();
    this.focusHeading();
  }

  private get view(): LitElement | null {
    return this.querySelector<LitElement>('main > *');
  }

  /** As far as the view reaches already; the rest once it is filled. */
  private restoreScroll(): void {
    if (this.pendingScroll === null) return;
    window.scrollTo({ top: this.pendingScroll, behavior: 'instant' });
    const reach = document.documentElement.scrollHeight - window.innerHeight;
    if (this.pendingScroll <= Math.max(reach, 0)) this.pendingScroll = null;
  }

  private focusHeading(): void {
    this.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.focusHeading();
  }

  private say(text: string): void {
    this.announcement = text;
    clearTimeout(this.silence);
    this.silence = window.setTimeout(() => (this.announcement = ''), announcementMs);
  }
}

/** A choice in some browsers; the others say nothing of it. */
function savesData(): boolean {
  return 'connection' in navigator && (navigator.connection as { saveData?: boolean }).saveData === true;
}
