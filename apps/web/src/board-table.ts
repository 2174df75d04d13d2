import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type BoardRow } from './api';
import { formatAverage, formatNumber } from './format';
import { ago } from './moment';
import { playerNames } from './player-name';
import { rankBadge } from './rank-badge';
import { texts } from './texts';

function boardRow(row: BoardRow): TemplateResult {
  const average = formatAverage(row.avg_score);
  return html`<tr>
    <td class="rank-cell">${rankBadge(row.rank)}</td>
    <th scope="row">
      ${playerNames(row)}
      <span class="narrow-only">${texts.games(row.total_games)}, ${texts.average(average)}</span>
    </th>
    <td class="number strong">${formatNumber(row.score)}</td>
    <td class="number wide-only">${formatNumber(row.total_games)}</td>
    <td class="number wide-only">${average}</td>
    <td class="wide-only when">${ago(row.achieved_at)}</td>
  </tr>`;
}

/** The rows of a board with their ranks as the API gives them. */
export function boardTable(caption: string, rows: BoardRow[]): TemplateResult {
  return html`<table class="board">
    <caption class="visually-hidden">
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col" class="rank-cell">${texts.columns.rank}</th>
        <th scope="col">${texts.columns.player}</th>
        <th scope="col" class="number">${texts.columns.bestScore}</th>
        <th scope="col" class="number wide-only">${texts.columns.games}</th>
        <th scope="col" class="number wide-only">${texts.columns.average}</th>
        <th scope="col" class="wide-only when">${texts.columns.reached}</th>
      </tr>
    </thead>
    <tbody>
      ${repeat(rows, (row) => row.player_id, boardRow)}
    </tbody>
  </table>`;
}
