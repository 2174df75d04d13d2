import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatSpan, formatWhen } from './format-period';
import { texts } from './texts/first';

/** Counts down to the end of a period; fires `period-over` when it is there. */
@customElement('reset-countdown')
export class ResetCountdown extends LitElement {
  @property() endsAt = '';
  /** The board's. */
  @property() timeZone = 'UTC';
  private clock = 0;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.clock = window.setInterval(() => this.tick(), 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.clock);
  }

  protected override render(): unknown {
    if (!this.endsAt) return html`<p class="countdown"></p>`;
    const here = formatWhen(this.endsAt);
    const there = formatWhen(this.endsAt, this.timeZone);
    return html`<p class="countdown" role="timer" aria-live="off">
      <span>${texts.board.resetsIn} <b>${formatSpan(Date.parse(this.endsAt) - Date.now())}</b></span>
      <span class="hint"
        ><time datetime=${this.endsAt}>${texts.board.yourTime(here)}</time>${
          here === there ? texts.board.sameZone(this.timeZone) : texts.board.boardTime(there, this.timeZone)
        }</span
      >
    </p>`;
  }

  private tick(): void {
    if (document.hidden) return;
    this.requestUpdate();
    if (this.endsAt && Date.now() >= Date.parse(this.endsAt)) this.dispatchEvent(new Event('period-over'));
  }
}
