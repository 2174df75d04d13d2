import { nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api } from './api';
import { navigate } from './navigation';
import { shown } from './notice';
import { hrefOf } from './route';
import { texts } from './texts';
import { View } from './view';

/** Finds a player by exact username and goes to the profile. */
@customElement('username-view')
export class UsernameView extends View {
  @property() username = '';

  private readonly player = this.feed({
    key: () => `username/${this.username}`,
    load: (signal) => api.playerByUsername(this.username, signal),
    refresh: false,
  });

  protected override heading(): string {
    return texts.player.heading;
  }

  protected override body(): unknown {
    return shown(this.player, () => nothing);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.player.data) navigate(hrefOf({ view: 'player', id: this.player.data.id }), { replace: true });
  }
}
