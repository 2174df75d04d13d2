import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, type BoardPage, type BoardRow, type GameMode } from './api';
import { formatScore } from './format-score';
import { firstPeriod, gameModes, modeOf } from './game-modes';
import { boardChannel } from './live-board';
import { LiveTop } from './live-top';
import { emptyNotice, shown } from './notice';
import './period-before';
import { type PeriodName } from './periods';
import { placeOf } from './rank-badge';
import './reset-countdown';
import { globalMode } from './route';
import { texts } from './texts';
import { View } from './view';

const mostRows = 20;

/** A board for a big screen that nobody touches: as many of the first rows as there is room for. */
@customElement('kiosk-view')
export class KioskView extends View {
  @property() mode = globalMode;
  @property() period: PeriodName | undefined;
  @state() private room = mostRows;

  private readonly modes = this.feed(gameModes);
  private readonly board = this.feed<BoardPage>({
    key: () => `kiosk/${this.mode}/${this.period ?? ''}`,
    load: (signal) => api.board({ game_mode: this.mode, period: this.period, limit: mostRows }, signal),
    isLive: () => this.live.isLive,
  });
  private readonly periods = this.feed({
    key: () => (this.shownPeriod === 'all_time' ? null : `kiosk-period/${this.mode}/${this.shownPeriod}`),
    load: (signal) => api.periods(this.mode, { period: this.shownPeriod, limit: 1 }, signal),
  });
  private readonly live = new LiveTop(
    this,
    () => boardChannel(this.mode, this.period),
    (rows) => this.board.put(rows),
  );
  private readonly onResize = () => this.fit();

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('resize', this.onResize);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('resize', this.onResize);
  }

  private get rules(): GameMode {
    return modeOf(this.mode, this.modes.data ?? []);
  }

  private get shownPeriod(): PeriodName {
    return this.period ?? firstPeriod(this.rules);
  }

  protected override heading(): string {
    return texts.board.heading(this.mode, this.rules.name || this.mode);
  }

  protected override lead(): unknown {
    return texts.board.periods[this.shownPeriod];
  }

  protected override actions(): unknown {
    const ends = this.periods.data?.[0]?.ends_at;
    return ends
      ? html`<reset-countdown
          .endsAt=${ends}
          .timeZone=${this.rules.time_zone}
          @period-over=${() => this.feeds.forEach((feed) => void feed.load())}
        ></reset-countdown>`
      : nothing;
  }

  protected override closing(): unknown {
    return nothing;
  }

  protected override body(): unknown {
    return shown(this.board, ({ rows }) =>
      rows.length === 0
        ? this.empty()
        : html`<table class="board wall" aria-label=${this.heading()}>
            <tbody>
              ${repeat(
                rows.slice(0, this.room),
                (row) => row.player_id,
                (row) => wallRow(row, this.rules),
              )}
            </tbody>
          </table>`,
    );
  }

  private empty(): TemplateResult {
    if (this.shownPeriod === 'all_time') return emptyNotice(texts.board.empty);
    return html`<div class="begun">
      <p>${texts.board.begun}</p>
      <period-before .mode=${this.rules} .period=${this.shownPeriod}></period-before>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.fit();
  }

  /** Cuts a row rather than half of it. */
  private fit(): void {
    const table = this.querySelector('table');
    const row = table?.querySelector('tr')?.getBoundingClientRect();
    if (!table || !row || row.height === 0) return;
    const space = window.innerHeight - table.getBoundingClientRect().top - window.scrollY;
    this.room = Math.min(Math.max(Math.floor(space / row.height), 3), mostRows);
  }
}

function wallRow(row: BoardRow, mode: GameMode): TemplateResult {
  return html`<tr data-player=${row.player_id}>
    <td class="rank-cell">${placeOf(row)}</td>
    <th scope="row"><bdi>${row.display_name}</bdi></th>
    <td class="number strong">${formatScore(row.score, mode)}</td>
  </tr>`;
}
