import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { achievementsWithRarity, playerAchievements } from './achievement-card';
import { announce } from './announcement';
import { api, type GameMode, type Player, type PlayerBoard } from './api';
import { ApiFailure } from './api-failure';
import { formatDay } from './format';
import { bestFirst, firstPeriod } from './game-modes';
import { LiveChannel } from './live-channel';
import { FollowMe, me } from './me';
import { meButton } from './me-choice';
import { ago } from './moment';
import { failureNotice, failureText, shown } from './notice';
import './player-deletion';
import { handle } from './player-name';
import { favouriteMode, loadPlaces, type ModePlaces, placesPart } from './player-places';
import { progressPart } from './player-progress';
import { newcomerPart, orderChoice, playerScoresPart, type ScoreOrder } from './player-scores';
import { hrefOf } from './route';
import { intervalSince } from './score-history';
import { texts } from './texts';
import { View } from './view';

const scoreCount = 10;
const settleMs = 300;

/** What tells two sets of places apart, in whatever order they come. */
function textOf(places: PlayerBoard[]): string {
  const texts = places.map(({ game_mode, period, key, rank, score }) => [
    game_mode,
    period,
    key,
    rank,
    score,
  ]);
  return JSON.stringify(texts.map((place) => place.join('/')).sort());
}

/** A player's profile: places, progress in one mode, latest runs, achievements. */
@customElement('player-view')
export class PlayerView extends View {
  @property({ type: Number }) playerId = 0;
  /** Whose progress is shown; without it the mode played most. */
  @property({ attribute: false }) chosenMode: string | undefined;
  @state() private order: ScoreOrder = 'newest';

  private readonly player = this.feed({
    key: () => `player/${this.playerId}`,
    load: (signal) => api.player(this.playerId, signal),
  });
  private readonly places = this.feed({
    key: () => `places/${this.playerId}`,
    load: (signal) => loadPlaces(this.playerId, signal),
  });
  private readonly history = this.feed({
    key: () => this.shown && `history/${this.playerId}/${this.interval}/${this.shown.mode.code}`,
    load: (signal) => {
      const query = { game_mode: this.shown?.mode.code ?? '', interval: this.interval };
      return api.historyOf(this.playerId, query, signal);
    },
  });
  private readonly summary = this.feed({
    key: () => this.shown && `summary/${firstPeriod(this.shown.mode)}/${this.shown.mode.code}`,
    load: (signal) => {
      const { mode } = this.shown as ModePlaces;
      return api.summary({ game_mode: mode.code, period: firstPeriod(mode) }, signal);
    },
  });
  private readonly scores = this.feed({
    key: () => `player-scores/${this.playerId}/${this.best ? this.best.code : ''}`,
    load: (signal) => {
      const { best } = this;
      const order = best ? { game_mode: best.code, order: bestFirst(best) } : { order: 'newest' as const };
      return api.scores({ player_id: this.playerId, limit: scoreCount, ...order }, signal);
    },
  });
  private readonly achievements = this.feed({
    key: () => `achievements-of/${this.playerId}`,
    load: (signal) => achievementsWithRarity(this.playerId, signal),
  });

  private reload = 0;
  private hasHeard = false;
  /** The places that the channel began with, until they are compared with those that were loaded. */
  private toldFirst: PlayerBoard[] | undefined;

  constructor() {
    super();
    new FollowMe(this);
    new LiveChannel(
      this,
      () => `player:${this.playerId}`,
      ({ places }) => this.hear(places as PlayerBoard[] | undefined),
    );
  }

  /** What the channel begins with is being loaded anyway, unless it is of a moment later. */
  private hear(places: PlayerBoard[] | undefined): void {
    if (this.hasHeard) this.reloadSoon();
    else this.toldFirst = places;
    this.hasHeard = true;
    this.compareFirst();
  }

  private compareFirst(): void {
    const { toldFirst } = this;
    const loaded = this.places.data?.flatMap(({ boards }) => boards);
    if (!toldFirst || !loaded) return;
    this.toldFirst = undefined;
    if (textOf(toldFirst) !== textOf(loaded)) this.reloadSoon();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.compareFirst();
  }

  /** Several boards change with one score: they are read once for all. */
  private reloadSoon(): void {
    clearTimeout(this.reload);
    this.reload = window.setTimeout(() => this.feeds.forEach((feed) => void feed.load()), settleMs);
  }

  /** The places in the mode whose progress is shown. */
  private get shown(): ModePlaces | null {
    const places = this.places.data ?? [];
    const code = this.chosenMode ?? favouriteMode(places);
    return places.find(({ mode }) => mode.code === code) ?? null;
  }

  /** The mode whose best scores are listed; null: the latest of all are. */
  private get best(): GameMode | null {
    return this.order === 'best' ? (this.shown?.mode ?? null) : null;
  }

  private get interval(): ReturnType<typeof intervalSince> {
    return intervalSince(this.player.data?.created_at ?? '');
  }

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
    return html`${meButton(player.id)}
      <a class="button quiet" href=${hrefOf({ view: 'compare', id: player.id })}>${texts.compare.action}</a>
      <a class="button quiet" href=${hrefOf({ view: 'edit-player', id: player.id })}>${texts.player.edit}</a>
      <player-deletion .player=${player}></player-deletion>`;
  }

  protected override body(): unknown {
    const { failure, data } = this.player;
    if (failure?.status === 404) return this.gone(failure);
    if (!data) return html`<div class="profile-loading">${shown(this.player, () => nothing)}</div>`;
    if (!this.places.data) {
      return html`${dates(data)}
        <div class="profile-loading">${shown(this.places, () => nothing)}</div>`;
    }
    return html`${dates(data)}
    ${this.places.data.length === 0 ? newcomerPart(data.id) : this.played(this.places.data)}
    ${this.achievementsSection()}`;
  }

  private played(places: ModePlaces[]): TemplateResult {
    return html`<section aria-labelledby="places">
        <h2 id="places">${texts.places.heading}</h2>
        ${placesPart(places, this.playerId)}
      </section>
      <section aria-labelledby="progress">
        <h2 id="progress">${texts.history.heading}</h2>
        ${progressPart({
          playerId: this.playerId,
          mark: me.id === this.playerId ? texts.distribution.here : this.heading(),
          places,
          shown: this.shown,
          history: this.history,
          summary: this.summary,
          interval: this.interval,
        })}
      </section>
      <section aria-labelledby="scores">
        <div class="section-head">
          <h2 id="scores">${texts.player.scores}</h2>
          ${this.shown ? orderChoice(this.order, this.shown.mode, (order) => (this.order = order)) : nothing}
        </div>
        ${shown(this.scores, (scores) =>
          playerScoresPart(
            scores,
            places.map(({ mode }) => mode),
          ),
        )}
      </section>`;
  }

  private achievementsSection(): TemplateResult {
    return html`<section aria-labelledby="achievements">
      <div class="section-head">
        <h2 id="achievements">${texts.player.achievements}</h2>
        <button type="button" class="button quiet" @click=${() => void this.check()}>
          ${texts.player.check}
        </button>
      </div>
      ${shown(this.achievements, playerAchievements)}
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
