import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, type Player } from './api';
import { ago } from './moment';
import { navigate } from './navigation';
import { emptyNotice, shown } from './notice';
import { pager } from './pager';
import { playerNames } from './player-name';
import { hrefOf } from './route';
import { texts } from './texts';
import { View } from './view';

const pageSize = 25;
const typingPauseMs = 250;

@customElement('players-view')
export class PlayersView extends View {
  @property() search = '';
  @property({ type: Number }) page = 1;

  private pause = 0;
  private readonly players = this.feed({
    key: () => `players/${this.page}/${this.search}`,
    load: (signal) =>
      api.players(
        { search: this.search.trim(), skip: (this.page - 1) * pageSize, limit: pageSize + 1 },
        signal,
      ),
  });

  protected override heading(): string {
    return texts.players.heading;
  }

  protected override lead(): unknown {
    return texts.players.lead;
  }

  protected override actions(): unknown {
    return html`<a class="button" href=${hrefOf({ view: 'new-player' })}>${texts.nav.addPlayer}</a>`;
  }

  protected override body(): unknown {
    return html`<form class="search" role="search" @submit=${(event: Event) => this.searchNow(event)}>
        <label for="search">${texts.players.search}</label>
        <input
          id="search"
          type="search"
          dir="auto"
          autocomplete="off"
          maxlength="100"
          aria-describedby="search-hint"
          .value=${this.search}
          @input=${() => this.searchSoon()}
        />
        <p class="hint" id="search-hint">${texts.players.searchHint}</p>
      </form>
      ${shown(this.players, (players) => this.list(players))}`;
  }

  private searchSoon(): void {
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => this.searchFor(), typingPauseMs);
  }

  private searchNow(event: Event): void {
    event.preventDefault();
    clearTimeout(this.pause);
    this.searchFor();
  }

  /** The text typed is the truth: `.value` above is only set again where the address brought another. */
  private searchFor(): void {
    if (!this.isConnected) return;
    const search = this.querySelector<HTMLInputElement>('#search')?.value ?? '';
    navigate(hrefOf({ view: 'players', search, page: 1 }), { replace: true });
  }

  private list(loaded: Player[]): TemplateResult {
    const players = loaded.slice(0, pageSize);
    const hasNext = loaded.length > pageSize;
    const href = (page: number) => hrefOf({ view: 'players', search: this.search, page });
    return html`<p class="visually-hidden" role="status">${texts.players.found(players.length)}</p>
      ${players.length > 0 ? playerTable(players) : this.nobody()}
      ${pager({ page: this.page, pageSize, count: players.length, hasNext, href })}`;
  }

  private nobody(): TemplateResult {
    if (this.page > 1) return emptyNotice(texts.players.emptyPage);
    if (this.search) return emptyNotice(texts.players.none(this.search));
    return emptyNotice(texts.players.empty, html`<p>${texts.players.emptyHint}</p>`);
  }
}

function playerRow(player: Player): TemplateResult {
  return html`<tr>
    <th scope="row">${playerNames({ ...player, player_id: player.id })}</th>
    <td class="wide-only email"><bdi>${player.email}</bdi></td>
    <td class="when">${ago(player.last_active)}</td>
  </tr>`;
}

function playerTable(players: Player[]): TemplateResult {
  return html`<table>
    <caption class="visually-hidden">
      ${texts.players.heading}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts.columns.player}</th>
        <th scope="col" class="wide-only">${texts.columns.email}</th>
        <th scope="col" class="when">${texts.columns.lastActive}</th>
      </tr>
    </thead>
    <tbody>
      ${repeat(players, (player) => player.id, playerRow)}
    </tbody>
  </table>`;
}
