import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { achievementTabs } from './achievement-tabs';
import { api, type AchievementBoardRow } from './api';
import { formatNumber } from './format';
import { FollowMe, me } from './me';
import { emptyNotice, shown } from './notice';
import { playerNames } from './player-name';
import { rankBadge } from './rank-badge';
import { texts } from './texts';
import { View } from './view';

const rowCount = 50;

@customElement('achievement-board-view')
export class AchievementBoardView extends View {
  private readonly board = this.feed({
    key: () => 'achievement-board',
    load: (signal) => api.achievementBoard(rowCount, signal),
  });

  constructor() {
    super();
    new FollowMe(this);
  }

  protected override heading(): string {
    return texts.achievements.boardHeading;
  }

  protected override lead(): unknown {
    return texts.achievements.boardLead;
  }

  protected override body(): unknown {
    return html`${achievementTabs('achievement-leaderboard')}
    ${shown(this.board, (rows) =>
      rows.length === 0
        ? emptyNotice(texts.achievements.boardEmpty, html`<p>${texts.players.emptyHint}</p>`)
        : boardTable(rows),
    )}`;
  }
}

function boardRow(row: AchievementBoardRow): TemplateResult {
  return html`<tr aria-current=${me.id === row.player_id ? 'true' : nothing}>
    <td class="rank-cell">${rankBadge(row.rank)}</td>
    <th scope="row">
      ${playerNames(row)}
      <span class="narrow-only">${texts.achievementCount(row.achievement_count)}</span>
    </th>
    <td class="number wide-only">${formatNumber(row.achievement_count)}</td>
    <td class="number strong">${formatNumber(row.total_points)}</td>
  </tr>`;
}

function boardTable(rows: AchievementBoardRow[]): TemplateResult {
  return html`<table class="board">
    <caption class="visually-hidden">
      ${texts.achievements.boardHeading}
    </caption>
    <thead>
      <tr>
        <th scope="col" class="rank-cell">${texts.columns.rank}</th>
        <th scope="col">${texts.columns.player}</th>
        <th scope="col" class="number wide-only">${texts.columns.achievements}</th>
        <th scope="col" class="number">${texts.columns.points}</th>
      </tr>
    </thead>
    <tbody>
      ${repeat(rows, (row) => row.player_id, boardRow)}
    </tbody>
  </table>`;
}
