import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { announce } from './announcement';
import { api, type Player } from './api';
import { ApiFailure } from './api-failure';
import { navigate } from './navigation';
import { failureNotice } from './notice';
import { hrefOf } from './route';
import { texts } from './texts';

/** A button that deletes a player after a question. */
@customElement('player-deletion')
export class PlayerDeletion extends LitElement {
  @property({ attribute: false }) player: Player | undefined;
  @state() private failure: ApiFailure | undefined;
  @state() private deleting = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    return html`<button type="button" class="button quiet danger" @click=${() => this.dialog?.showModal()}>
        ${texts.player.delete}
      </button>
      <dialog aria-labelledby="deletion-question" @close=${() => (this.failure = undefined)}>
        <h2 id="deletion-question">${texts.deletion.question}</h2>
        <p class="who"><bdi>${this.player?.display_name}</bdi></p>
        <p>${texts.deletion.consequence}</p>
        ${this.failure ? failureNotice(this.failure, () => void this.delete()) : nothing}
        <div class="buttons">
          <button
            type="button"
            class="button danger"
            ?disabled=${this.deleting}
            @click=${() => void this.delete()}
          >
            ${texts.deletion.confirm}
          </button>
          <button type="button" class="button quiet" autofocus @click=${() => this.dialog?.close()}>
            ${texts.deletion.keep}
          </button>
        </div>
      </dialog>`;
  }

  private get dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }

  private async delete(): Promise<void> {
    if (!this.player || this.deleting) return;
    this.deleting = true;
    this.failure = undefined;
    try {
      await api.deletePlayer(this.player.id);
      this.dialog?.close();
      announce(texts.deletion.done(this.player.display_name));
      navigate(hrefOf({ view: 'players', search: '', page: 1 }));
    } catch (error) {
      this.failure = error instanceof ApiFailure ? error : new ApiFailure('unreadable');
    } finally {
      this.deleting = false;
    }
  }
}
