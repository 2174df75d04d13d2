import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { announce } from './announcement';
import { api, type Player } from './api';
import { navigate } from './navigation';
import { shown } from './notice';
import './player-form';
import { hrefOf } from './route';
import { texts } from './texts';
import { View } from './view';

function goTo(event: CustomEvent<Player>, said: (name: string) => string): void {
  announce(said(event.detail.display_name));
  navigate(hrefOf({ view: 'player', id: event.detail.id }));
}

@customElement('new-player-view')
export class NewPlayerView extends View {
  protected override heading(): string {
    return texts.playerForm.addHeading;
  }

  protected override body(): unknown {
    return html`<player-form
      @player-saved=${(event: CustomEvent<Player>) => goTo(event, texts.playerForm.added)}
    ></player-form>`;
  }
}

@customElement('edit-player-view')
export class EditPlayerView extends View {
  @property({ type: Number }) playerId = 0;

  private readonly player = this.feed({
    key: () => `player/${this.playerId}`,
    load: (signal) => api.player(this.playerId, signal),
    refresh: false,
  });

  protected override heading(): string {
    return this.player.data
      ? texts.playerForm.editHeading(this.player.data.display_name)
      : texts.player.heading;
  }

  protected override body(): unknown {
    return shown(
      this.player,
      (player) =>
        html`<player-form
          .player=${player}
          @player-saved=${(event: CustomEvent<Player>) => goTo(event, texts.playerForm.saved)}
        ></player-form>`,
    );
  }
}
