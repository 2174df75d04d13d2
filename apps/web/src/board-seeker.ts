import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { type Player } from './api';
import { type Sought } from './board-position';
import './player-picker';
import { texts } from './texts';

/** Finds a place on a board: a player's, or a rank's. Fires `seek`. */
@customElement('board-seeker')
export class BoardSeeker extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    return html`<player-picker
        .label=${texts.board.find}
        .placeholder=${texts.board.find}
        .hint=${''}
        @player-picked=${(event: CustomEvent<Player | null>) =>
          event.detail && this.seek({ player: event.detail.id })}
      ></player-picker>
      <form @submit=${(event: Event) => this.onRank(event)}>
        <label class="visually-hidden" for="rank">${texts.board.toRank}</label>
        <input
          id="rank"
          placeholder=${texts.columns.rank}
          inputmode="numeric"
          pattern="[1-9][0-9]*"
          autocomplete="off"
          required
          maxlength="9"
        />
        <button class="button quiet">${texts.board.go}</button>
      </form>`;
  }

  private onRank(event: Event): void {
    event.preventDefault();
    const rank = Number(this.querySelector<HTMLInputElement>('#rank')?.value);
    if (Number.isSafeInteger(rank) && rank > 0) this.seek({ rank });
  }

  private seek(sought: Sought): void {
    this.dispatchEvent(new CustomEvent<Sought>('seek', { detail: sought }));
  }
}
