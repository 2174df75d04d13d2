import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, type BoardPage, type BoardRow, type GameMode } from './api';
import './connection-state';
import { Feed } from './feed';
import { formatScore } from './format-score';
import { firstPeriod, gameModes, modeOf } from './game-modes';
import { language } from './language';
import { boardChannel } from './live-board';
import { LiveTop } from './live-top';
import { emptyNotice, shown, staleNotice } from './notice';
import { isPeriod } from './periods';
import { placeOf } from './rank-badge';
import { globalMode, hrefOf, type Route } from './route';
import { texts } from './texts/first';
import { applyTheme } from './theme';

const mostRows = 100;
const firstRows = 10;

/** The first rows of a board for the frame of another site: `embed.html?mode=CLASSIC&period=weekly&rows=10&theme=dark`. */
@customElement('laurel-embed')
export class LaurelEmbed extends LitElement {
  private readonly asked = new URLSearchParams(location.search);
  private readonly mode = this.asked.get('mode') || globalMode;
  private readonly period = [this.asked.get('period') ?? ''].find(isPeriod);
  private readonly rows = Math.min(Math.max(Number(this.asked.get('rows')) || firstRows, 1), mostRows);
  private readonly modes = new Feed<GameMode[]>(this, gameModes);
  private readonly board = new Feed<BoardPage>(this, {
    key: () => 'board',
    load: (signal) => api.board({ game_mode: this.mode, period: this.period, limit: this.rows }, signal),
    isLive: () => this.live.isLive,
  });
  private readonly live = new LiveTop(
    this,
    () => boardChannel(this.mode, this.period),
    (rows) => this.board.put(rows),
  );

  constructor() {
    super();
    document.documentElement.lang = language;
    const theme = this.asked.get('theme');
    if (theme === 'light' || theme === 'dark') applyTheme(theme);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    const mode = modeOf(this.mode, this.modes.data ?? []);
    const heading = texts.board.heading(this.mode, mode.name || this.mode);
    const period = this.period ?? firstPeriod(mode);
    document.title = texts.title(heading);
    return html`<main class="embed">
      <header>
        <h1>${link({ view: 'board', mode: this.mode, period }, heading)}</h1>
        <p class="hint">${texts.board.periods[period]}</p>
        <connection-state></connection-state>
      </header>
      ${staleNotice([this.board])} ${shown(this.board, ({ rows }) => this.table(rows, heading, mode))}
    </main>`;
  }

  private table(rows: BoardRow[], heading: string, mode: GameMode): unknown {
    if (rows.length === 0) return emptyNotice(texts.board.empty, nothing);
    return html`<table class="board" aria-label=${heading}>
      <tbody>
        ${repeat(
          rows.slice(0, this.rows),
          (row) => row.player_id,
          (row) => embedRow(row, mode),
        )}
      </tbody>
    </table>`;
  }
}

/** Links lead out of the frame, to the page itself. */
function link(to: Route, text: string): TemplateResult {
  return html`<a href="./${hrefOf(to)}" target="_blank" rel="noopener"><bdi>${text}</bdi></a>`;
}

function embedRow(row: BoardRow, mode: GameMode): TemplateResult {
  return html`<tr data-player=${row.player_id}>
    <td class="rank-cell">${placeOf(row)}</td>
    <th scope="row">${link({ view: 'player', id: row.player_id }, row.display_name)}</th>
    <td class="number strong">${formatScore(row.score, mode)}</td>
  </tr>`;
}
