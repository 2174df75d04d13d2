import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, type Player } from './api';
import { ApiFailure } from './api-failure';
import { describedBy, field } from './field';
import { failureNotice } from './notice';
import { handle } from './player-name';
import { texts } from './texts';

const typingPauseMs = 200;
const mostOptions = 8;

/** Chooses a player by typing the start of a name (the ARIA combobox pattern); fires `player-picked`. */
@customElement('player-picker')
export class PlayerPicker extends LitElement {
  @property({ attribute: false }) player: Player | null = null;
  @property() fault = '';
  @property() label = texts.submit.player;
  @property() placeholder = '';
  @property() hint = texts.submit.playerHint;
  @state() private found: Player[] = [];
  @state() private open = false;
  @state() private active = -1;
  /** While nobody is chosen. */
  @state() private typed = '';
  @state() private failure: ApiFailure | undefined;
  private pause = 0;
  private asked = 0;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    const labelled = {
      id: 'player',
      label: this.label,
      hint: this.player ? undefined : this.hint,
      fault: this.fault || undefined,
    };
    return field(
      labelled,
      html`<div class="picker">
        <input
          id="player"
          type="text"
          role="combobox"
          dir="auto"
          autocomplete="off"
          maxlength="100"
          placeholder=${this.placeholder}
          aria-autocomplete="list"
          aria-expanded=${this.open}
          aria-controls="player-options"
          aria-activedescendant=${this.active >= 0 ? `player-option-${this.active}` : nothing}
          aria-invalid=${this.fault ? 'true' : nothing}
          aria-describedby=${describedBy(labelled)}
          .value=${this.player?.display_name ?? this.typed}
          @input=${(event: Event) => this.onInput((event.target as HTMLInputElement).value)}
          @click=${() => this.player ?? void this.find()}
          @blur=${() => this.close()}
          @keydown=${(event: KeyboardEvent) => this.onKey(event)}
        />
        <ul id="player-options" role="listbox" aria-label=${texts.columns.player} ?hidden=${!this.open}>
          ${this.found.map((player, index) => this.option(player, index))}
        </ul>
        <p class="hint" role="status">${this.outcome()}</p>
        ${this.failure ? failureNotice(this.failure, () => void this.find()) : nothing}
      </div>`,
    );
  }

  private option(player: Player, index: number): TemplateResult {
    return html`<li
      id="player-option-${index}"
      role="option"
      aria-selected=${index === this.active}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.pick(player)}
    >
      <bdi>${player.display_name}</bdi> ${handle(player.username)}
    </li>`;
  }

  private outcome(): unknown {
    if (this.player) return html`${handle(this.player.username)} ${texts.player.number(this.player.id)}`;
    if (!this.open) return nothing;
    return this.found.length > 0 ? texts.submit.found(this.found.length) : texts.submit.nobodyFound;
  }

  private onInput(typed: string): void {
    this.typed = typed;
    this.player = null;
    this.active = -1;
    this.dispatchEvent(new CustomEvent('player-picked', { detail: null }));
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => void this.find(), typingPauseMs);
  }

  /** Asks for players; an answer to an earlier question is dropped. */
  private async find(): Promise<void> {
    const asked = ++this.asked;
    try {
      const found = await api.players({ search: this.typed.trim(), limit: mostOptions });
      if (asked !== this.asked) return;
      this.found = found;
      this.failure = undefined;
      this.active = -1;
      this.open = this.player === null && this.contains(document.activeElement);
    } catch (error) {
      this.failure = error instanceof ApiFailure ? error : new ApiFailure('unreadable');
    }
  }

  private onKey(event: KeyboardEvent): void {
    const chosen = this.found[this.active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && this.open && chosen) {
      event.preventDefault();
      this.pick(chosen);
    } else if (event.key === 'Escape' && this.open) {
      event.preventDefault();
      this.close();
    }
  }

  private move(by: number): void {
    if (!this.open) {
      void this.find();
      return;
    }
    const count = this.found.length;
    if (count === 0) return;
    this.active = this.active < 0 ? (by > 0 ? 0 : count - 1) : (this.active + by + count) % count;
    void this.updateComplete.then(() =>
      this.querySelector(`#player-option-${this.active}`)?.scrollIntoView({ block: 'nearest' }),
    );
  }

  private pick(player: Player): void {
    this.player = player;
    this.typed = '';
    this.close();
    this.dispatchEvent(new CustomEvent('player-picked', { detail: player }));
  }

  private close(): void {
    this.open = false;
    this.active = -1;
  }
}
