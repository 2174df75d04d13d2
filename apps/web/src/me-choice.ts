import { html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { api, type Player } from './api';
import { ApiFailure } from './api-failure';
import { Feed } from './feed';
import { FollowMe, me } from './me';
import { shown } from './notice';
import './player-picker';
import { playerLink } from './player-name';
import { texts } from './texts';

/** Says that a player is the viewer, or no longer. */
export function meButton(playerId: number): TemplateResult {
  const isMe = me.id === playerId;
  return html`<button
    type="button"
    class="button quiet"
    aria-pressed=${isMe}
    @click=${() => (me.id = isMe ? null : playerId)}
  >
    ${texts.me.button}
  </button>`;
}

/** Who the viewer is, or the choice of it. */
@customElement('me-choice')
export class MeChoice extends LitElement {
  private readonly player = new Feed<Player | null>(this, {
    key: () => (me.id === null ? null : `me/${me.id}`),
    load: async (signal) => {
      const id = me.id ?? 0;
      try {
        return await api.player(id, signal);
      } catch (error) {
        if (!(error instanceof ApiFailure) || error.status !== 404) throw error;
        // Deleted meanwhile: nobody to be.
        me.id = null;
        return null;
      }
    },
    refresh: false,
  });

  constructor() {
    super();
    new FollowMe(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    if (me.id === null) {
      return html`<player-picker
        .label=${texts.me.choose}
        .hint=${texts.me.why}
        @player-picked=${(event: CustomEvent<Player | null>) => event.detail && (me.id = event.detail.id)}
      ></player-picker>`;
    }
    return shown(this.player, (player) => player && this.chosen(player));
  }

  private chosen(player: Player): TemplateResult {
    return html`<p class="me">
      <span>${texts.me.is} ${playerLink({ player_id: player.id, display_name: player.display_name })}</span>
      <button type="button" class="link" @click=${() => (me.id = null)}>${texts.me.forget}</button>
    </p>`;
  }
}
