import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { achievementCount, playerCard } from './achievement-card';
import { announce } from './announcement';
import { api, type Player, type PlayerAchievement } from './api';
import { ApiFailure } from './api-failure';
import { formatDay } from './format';
import { ago } from './moment';
import { failureNotice, failureText, shown } from './notice';
import './player-deletion';
import { handle } from './player-name';
import { orderChoice, playerScoresPart, type ScoreOrder } from './player-scores';
import { loadStandings, standingsPart } from './player-statistics';
import { hrefOf } from './route';
import { texts } from './texts';
import { View } from './view';

const scoreCount = 10;

/** A player's profile. */
@customElement('player-view')
export class PlayerView extends View {
  @property({ type: Number }) playerId = 0;
  @state() private order: ScoreOrder = 'newest';

  private readonly player = this.feed({
    key: () => `player/${this.playerId}`,
    load: (signal) => api.player(this.playerId, signal),
  });
  private readonly standings = this.feed({
    key: () => `standings/${this.playerId}`,
    load: (signal) => loadStandings(this.playerId, signal),
  });
  private readonly scores = this.feed({
    key: () => `player-scores/${this.playerId}/${this.order}`,
    load: (signal) =>
      this.order === 'newest'
        ? api.latestScoresOf(this.playerId, scoreCount, signal)
        : api.bestScoresOf(this.playerId, scoreCount, signal),
  });
  private readonly achievements = this.feed({
    key: () => `player-achievements/${this.playerId}`,
    load: (signal) => api.achievementsOf(this.playerId, signal),
  });

  protected override heading(): string {
    return this.player.data?.display_name ?? texts.player.heading;
  }

  protected override headline(): unknown {
    return html`<bdi>${this.heading()}</bdi>`;
  }

  protected override lead(): unknown {
    const player = this.player.data;
    if (!player) return nothing;
    return html`${handle(player.username)} <span>${texts.player.number(player.id)}</span>
      <bdi class="email">${player.email}</bdi>`;
  }

  protected override actions(): unknown {
    const player = this.player.data;
    if (!player) return nothing;
    return html`<a class="button quiet" href=${hrefOf({ view: 'edit-player', id: player.id })}
        >${texts.player.edit}</a
      >
      <player-deletion .player=${player}></player-deletion>`;
  }

  protected override body(): unknown {
    const { failure, data } = this.player;
    if (failure?.status === 404) return this.gone(failure);
    if (!data) return shown(this.player, () => nothing);
    return html`${dates(data)}
      <section aria-labelledby="statistics">
        <h2 id="statistics">${texts.player.statistics}</h2>
        ${shown(this.standings, standingsPart)}
      </section>
      <section aria-labelledby="achievements">
        <div class="section-head">
          <h2 id="achievements">${texts.player.achievements}</h2>
          <button type="button" class="button quiet" @click=${() => void this.check()}>
            ${texts.player.check}
          </button>
        </div>
        ${shown(this.achievements, achievementsPart)}
      </section>
      <section aria-labelledby="scores">
        <div class="section-head">
          <h2 id="scores">${texts.player.scores}</h2>
          ${orderChoice(this.order, (order) => (this.order = order))}
        </div>
        ${shown(this.scores, playerScoresPart)}
      </section>`;
  }

  private gone(failure: ApiFailure): TemplateResult {
    return html`${failureNotice(failure, () => void this.player.load())}
      <p><a href=${hrefOf({ view: 'players', search: '', page: 1 })}>${texts.player.all}</a></p>`;
  }

  private async check(): Promise<void> {
    try {
      const { new_achievements: gained } = await api.checkAchievements(this.playerId);
      announce(texts.player.checked(gained.length));
      await this.achievements.load();
    } catch (error) {
      announce(failureText(error instanceof ApiFailure ? error : new ApiFailure('unreadable')));
    }
  }
}

function dates(player: Player): TemplateResult {
  return html`<p class="dates">
    <span>${texts.player.since(formatDay(player.created_at))}</span>
    <span>${texts.columns.lastActive}: ${ago(player.last_active)}</span>
  </p>`;
}

function achievementsPart(achievements: PlayerAchievement[]): TemplateResult {
  return html`<p class="hint">${achievementCount(achievements)}</p>
    <ul class="achievements">
      ${achievements.map(playerCard)}
    </ul>`;
}
