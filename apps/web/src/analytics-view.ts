import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  busyHours,
  type CountSeries,
  gamesOverTime,
  type PlayerSeries,
  playersOverTime,
  unlocksOverTime,
  viewerZone,
} from './analytics-api';
import { api, type BoardSummary, type GameMode } from './api';
import { boardSwitch } from './board-switch';
import { type ChartSeries } from './charts/line-chart';
import './charts/line-chart';
import { commandExample, submitCommand } from './command-example';
import { firstPeriod, gameModes, modeOf } from './game-modes';
import { busiestWords, heatMap } from './heat-map';
import { type HistoryInterval, intervals } from './intervals';
import { emptyNotice, missingNotice, shown } from './notice';
import { distributionWords } from './player-progress';
import { type AnalyticsRoute, globalMode, hrefOf } from './route';
import { scoreDistribution } from './score-distribution';
import { momentFormat } from './score-history';
import { tabs } from './tabs';
import { texts } from './texts';
import { View } from './view';

const words = texts.analytics;

/** Games and players over time, busiest hours, scores and achievements: of a mode or of all. */
@customElement('analytics-view')
export class AnalyticsView extends View {
  @property({ attribute: false }) place: AnalyticsRoute = { view: 'analytics', mode: globalMode };

  private readonly modes = this.feed(gameModes);
  private readonly games = this.feed({
    key: () => `analytics-games/${this.interval}/${this.place.mode}`,
    load: (signal) => gamesOverTime(this.place.mode, this.interval, signal),
  });
  private readonly players = this.feed({
    key: () => (this.modes.data ? `analytics-players/${this.days}/${this.place.mode}` : null),
    load: (signal) => playersOverTime(this.mode, this.days, signal),
  });
  private readonly hours = this.feed({
    key: () => `analytics-hours/${this.place.mode}`,
    load: (signal) => busyHours(this.place.mode, signal),
  });
  private readonly summary = this.feed({
    key: () => (this.modes.data ? `summary/${firstPeriod(this.mode)}/${this.place.mode}` : null),
    load: (signal) => api.summary({ game_mode: this.place.mode, period: firstPeriod(this.mode) }, signal),
  });
  private readonly unlocks = this.feed({
    key: () => `analytics-unlocks/${this.interval}`,
    load: (signal) => unlocksOverTime(this.interval, signal),
  });

  private get mode(): GameMode {
    return modeOf(this.place.mode, this.modes.data ?? []);
  }

  private get modeName(): string {
    const { mode } = this.place;
    return mode === globalMode ? texts.board.global : this.mode.name || mode;
  }

  private get interval(): HistoryInterval {
    return this.place.interval ?? 'day';
  }

  /** Players are counted by nothing shorter than a day. */
  private get days(): Exclude<HistoryInterval, 'hour'> {
    return this.interval === 'hour' ? 'day' : this.interval;
  }

  protected override heading(): string {
    return words.heading;
  }

  protected override lead(): unknown {
    return words.lead;
  }

  protected override body(): unknown {
    return html`${boardSwitch(this.place, this.modes.data ?? [])} ${missingNotice(this.modes)}
    ${this.charts()}`;
  }

  /** Nobody has played: of a mode with seasons it cannot be said from the one that runs. */
  private get isEmpty(): boolean {
    if (this.mode.reset) return false;
    return (
      this.summary.data?.total_players === 0 && this.games.data !== undefined && sum(this.games.data) === 0
    );
  }

  private charts(): TemplateResult {
    if (this.isEmpty) {
      const address = new URL('api/scores', document.baseURI).href;
      return emptyNotice(
        words.empty,
        html`<p>${words.emptyHint}</p>
          ${commandExample(submitCommand(address, this.place.mode))}`,
      );
    }
    return html`${this.intervalTabs()}
    ${section(
      'games',
      words.games,
      nothing,
      shown(this.games, (data) => this.gamesChart(data)),
    )}
    ${section(
      'players',
      words.players,
      this.playersHint(),
      shown(this.players, (data) => this.playersChart(data)),
    )}
    ${section(
      'hours',
      words.hours,
      words.hoursIn(viewerZone),
      shown(this.hours, (data) => {
        return html`${heatMap(words.hoursLabel(this.modeName), data)}
          <p>${busiestWords(data)}</p>`;
      }),
    )}
    ${section(
      'distribution',
      words.distribution,
      nothing,
      shown(this.summary, (data) => this.distribution(data)),
    )}
    ${section(
      'unlocks',
      words.unlocks,
      words.unlocksEverywhere,
      shown(this.unlocks, (data) => this.unlocksChart(data)),
    )}`;
  }

  private intervalTabs(): TemplateResult {
    const tab = (interval: HistoryInterval) => ({
      label: words.intervals[interval],
      href: hrefOf({ ...this.place, interval }),
      current: interval === this.interval,
    });
    return tabs(words.intervalsLabel, intervals.map(tab));
  }

  private gamesChart(data: CountSeries): TemplateResult {
    const total = sum(data);
    const series: ChartSeries[] = [{ name: words.games, values: data.counts, shape: 'line' }];
    const chart = { label: words.gamesLabel(this.modeName), moments: data.moments, series };
    return html`<p class="hint">${total === 0 ? words.noGames : words.gamesInAll(total)}</p>
      ${timeChart({ ...chart, interval: this.interval, timeZone: viewerZone })}`;
  }

  private playersHint(): string {
    const zone = words.playersIn(this.mode.time_zone);
    return this.interval === 'hour' ? `${words.playersByHour} ${zone}` : zone;
  }

  private playersChart({ moments, active, registered }: PlayerSeries): TemplateResult {
    const series: ChartSeries[] = [
      { name: words.active, values: active, shape: 'line' },
      { name: words.registered, values: registered, shape: 'line' },
    ];
    const label = words.playersLabel(this.modeName);
    return timeChart({ label, moments, series, interval: this.days, timeZone: this.mode.time_zone });
  }

  private distribution(summary: BoardSummary): TemplateResult {
    if (summary.total_players === 0) return html`<p class="hint">${texts.distribution.none}</p>`;
    return html`<p class="hint">${distributionWords(summary, this.mode)}</p>
      ${scoreDistribution(summary, { ...this.mode, name: this.modeName }, [])}`;
  }

  private unlocksChart(data: CountSeries): TemplateResult {
    const series: ChartSeries[] = [{ name: words.unlocks, values: data.counts, shape: 'line' }];
    const chart = { label: words.unlocksLabel, moments: data.moments, series };
    return html`${sum(data) === 0 ? html`<p class="hint">${words.noUnlocks}</p>` : nothing}
    ${timeChart({ ...chart, interval: this.interval, timeZone: viewerZone })}`;
  }
}

interface TimeChart {
  label: string;
  moments: number[];
  series: ChartSeries[];
  interval: HistoryInterval;
  timeZone: string;
}

function timeChart({ label, moments, series, interval, timeZone }: TimeChart): TemplateResult {
  return html`<line-chart
    fromZero
    unfinished
    .label=${label}
    .moments=${moments}
    .series=${series}
    .momentLabel=${texts.history.intervals[interval]}
    .formatMoment=${momentFormat(interval, timeZone)}
    .least=${1}
  ></line-chart>`;
}

function section(id: string, heading: string, hint: unknown, content: unknown): TemplateResult {
  return html`<section class="analysis" aria-labelledby=${id}>
    <h2 id=${id}>${heading}</h2>
    ${hint === nothing ? nothing : html`<p class="hint">${hint}</p>`} ${content}
  </section>`;
}

function sum({ counts }: CountSeries): number {
  return counts.reduce((total, count) => total + count, 0);
}
