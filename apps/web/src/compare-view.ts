import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api, type HistoryPoint, type Player } from './api';
import {
  boardsOf,
  boardsTable,
  historiesChart,
  loadSide,
  type SharedBoard,
  type Side,
  tally,
} from './comparison';
import { firstPeriod, isGlobal } from './game-modes';
import { type HistoryInterval } from './intervals';
import { FollowMe, me } from './me';
import { navigate } from './navigation';
import { emptyNotice, shown } from './notice';
import './player-picker';
import { modeName } from './player-places';
import { distributionWords } from './player-progress';
import { type CompareRoute, hrefOf } from './route';
import { scoreDistribution } from './score-distribution';
import { intervalSince } from './score-history';
import { tabs } from './tabs';
import { texts } from './texts';
import { View } from './view';

/** Two players side by side. */
@customElement('compare-view')
export class CompareView extends View {
  @property({ attribute: false }) place: CompareRoute = { view: 'compare', id: 0 };

  private readonly first = this.feed({
    key: () => `side/${this.place.id}`,
    load: (signal) => loadSide(this.place.id, signal),
  });
  private readonly second = this.feed({
    key: () => (this.isPair ? `side/${this.place.otherId}` : null),
    load: (signal) => loadSide(this.place.otherId ?? 0, signal),
  });
  private readonly histories = this.feed({
    key: () => this.board && `histories/${this.pairKey}/${this.interval}/${this.board.mode.code}`,
    load: (signal) => {
      const query = { game_mode: this.board?.mode.code ?? '', interval: this.interval };
      const of = (id = 0) => api.historyOf(id, query, signal);
      return Promise.all([of(this.place.id), of(this.place.otherId)]);
    },
  });
  private readonly summary = this.feed({
    key: () => this.board && `summary/${firstPeriod(this.board.mode)}/${this.board.mode.code}`,
    load: (signal) => {
      const { mode } = this.board as SharedBoard;
      return api.summary({ game_mode: mode.code, period: firstPeriod(mode) }, signal);
    },
  });

  constructor() {
    super();
    new FollowMe(this);
  }

  private get isPair(): boolean {
    const { id, otherId } = this.place;
    return otherId !== undefined && otherId !== id;
  }

  private get pairKey(): string {
    return `${this.place.id}/${this.place.otherId}`;
  }

  private get sides(): [Side, Side] | null {
    return this.first.data && this.second.data ? [this.first.data, this.second.data] : null;
  }

  private get boards(): SharedBoard[] {
    return this.sides ? boardsOf(this.sides) : [];
  }

  /** The board whose charts are shown: the one in the address, else the first that both are on. */
  private get board(): SharedBoard | null {
    const modes = this.boards.filter(({ mode }) => !isGlobal(mode.code));
    if (this.place.mode) return modes.find(({ mode }) => mode.code === this.place.mode) ?? null;
    return modes.find(({ ranks }) => ranks.every(Boolean)) ?? modes[0] ?? null;
  }

  private get interval(): HistoryInterval {
    const starts = this.sides?.map(({ player }) => player.created_at) ?? [];
    return intervalSince(starts.sort()[0] ?? '');
  }

  protected override heading(): string {
    if (!this.sides) return texts.compare.heading;
    const [one, other] = this.sides.map(({ player }) => player.display_name);
    return texts.compare.headingOf(one ?? '', other ?? '');
  }

  protected override lead(): unknown {
    return texts.compare.lead;
  }

  protected override actions(): unknown {
    const { id, otherId } = this.place;
    if (otherId === undefined) return nothing;
    return html`<a class="button quiet" href=${hrefOf({ ...this.place, id: otherId, otherId: id })}
        >${texts.compare.swap}</a
      >
      <a class="button quiet" href=${hrefOf({ view: 'compare', id })}>${texts.compare.another}</a>`;
  }

  protected override body(): unknown {
    if (!this.isPair) return this.choice();
    if (this.first.data === undefined) return this.waiting(this.first);
    if (this.second.data === undefined) return this.waiting(this.second);
    return this.comparison([this.first.data, this.second.data]);
  }

  private waiting(side: CompareView['first']): TemplateResult {
    return html`<div class="profile-loading">${shown(side, () => nothing)}</div>`;
  }

  /** Whom to compare with. */
  private choice(): unknown {
    const { id, otherId } = this.place;
    return shown(
      this.first,
      ({ player }) =>
        html`${otherId === id ? html`<p>${texts.compare.same}</p>` : nothing}
          <div class="field inline">
            <player-picker
              .label=${texts.compare.choose(player.display_name)}
              @player-picked=${(event: CustomEvent<Player | null>) => event.detail && this.meet(event.detail.id)}
            ></player-picker>
          </div>
          ${
            me.id === null || me.id === id
              ? nothing
              : html`<p>
                  <a class="button quiet" href=${hrefOf({ view: 'compare', id, otherId: me.id })}
                    >${texts.compare.withMe}</a
                  >
                </p>`
          }`,
    );
  }

  private meet(otherId: number): void {
    navigate(hrefOf({ view: 'compare', id: this.place.id, otherId }));
  }

  private comparison(sides: [Side, Side]): TemplateResult {
    const { boards } = this;
    if (boards.length === 0) return html`${emptyNotice(texts.compare.none)}`;
    return html`<p class="tally">${tally(sides, boards)}</p>
      ${boardsTable(sides, boards)}
      <section aria-labelledby="progress">
        <h2 id="progress">${texts.history.heading}</h2>
        ${this.modeTabs()}
        ${this.board ? this.charts(sides, this.board) : html`<p class="hint">${texts.history.none}</p>`}
      </section>`;
  }

  private modeTabs(): TemplateResult {
    const items = this.boards
      .filter(({ mode }) => !isGlobal(mode.code))
      .map(({ mode }) => ({
        label: modeName(mode),
        href: hrefOf({ ...this.place, mode: mode.code }),
        current: mode.code === this.board?.mode.code,
      }));
    return tabs(texts.history.modesLabel, items);
  }

  private charts(sides: [Side, Side], { mode, ranks }: SharedBoard): TemplateResult {
    const { interval } = this;
    const marks = sides.map(({ player }, index) => ({
      score: ranks[index]?.score ?? null,
      label: player.display_name,
    }));
    return html`<div class="charts">
      <div class="chart">
        <h3>${texts.history.overTime}</h3>
        <p class="hint">${mode.sort === 'asc' ? texts.history.lowestFirst : nothing}</p>
        ${shown(this.histories, (histories: [HistoryPoint[], HistoryPoint[]]) =>
          historiesChart(sides, histories, { mode, interval }),
        )}
      </div>
      <div class="chart">
        <h3>${texts.distribution.heading}</h3>
        ${shown(
          this.summary,
          (summary) =>
            html`<p class="hint">${distributionWords(summary, mode)}</p>
              ${scoreDistribution(summary, mode, marks)}`,
        )}
      </div>
    </div>`;
  }
}
