import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { achievementTabs } from './achievement-tabs';
import { announce } from './announcement';
import { type AchievementBoardRow } from './achievement';
import { api, type Player } from './api';
import { ApiFailure } from './api-failure';
import { formatNumber } from './format';
import { FollowMe, me } from './me';
import { keptScroll, navigate } from './navigation';
import { emptyNotice, failureText, shown } from './notice';
import { pager } from './pager';
import { playerNames } from './player-name';
import './player-picker';
import { rankBadge } from './rank-badge';
import { hrefOf } from './route';
import { texts } from './texts';
import { View } from './view';

const pageSize = 50;

interface BoardPage {
  rows: AchievementBoardRow[];
  total: number;
}

/** Everybody by achievement points, a page at a time. */
@customElement('achievement-board-view')
export class AchievementBoardView extends View {
  @property({ type: Number }) page = 1;
  /** Whose row is marked, and shown once its page is there. */
  @property({ attribute: false }) player: number | undefined;

  private readonly board = this.feed({
    key: () => `achievement-board/${this.page}`,
    load: (signal) => api.achievementBoard({ skip: (this.page - 1) * pageSize, limit: pageSize }, signal),
  });
  private sought = false;

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
    return html`${achievementTabs('achievement-leaderboard')} ${this.seeker()}
    ${shown(this.board, (board) => this.list(board))}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('player') && this.player !== undefined && keptScroll() === 0) this.sought = true;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.sought || !this.board.data) return;
    this.sought = false;
    this.showRow(this.board.data);
  }

  private seeker(): TemplateResult {
    const { id } = me;
    const mine = html`<button type="button" class="button quiet" @click=${() => id && void this.find(id)}>
      ${texts.achievements.myPlace}
    </button>`;
    return html`<div class="seeker">
      <player-picker
        .label=${texts.board.find}
        .placeholder=${texts.board.find}
        .hint=${''}
        @player-picked=${({ detail }: CustomEvent<Player | null>) => detail && void this.find(detail.id)}
      ></player-picker>
      ${id === null ? nothing : mine}
    </div>`;
  }

  /** Goes to the page that a player is on. */
  private async find(player: number): Promise<void> {
    try {
      const { position } = await api.achievementPlaceOf(player);
      const page = Math.floor(position / pageSize) + 1;
      this.sought = true;
      navigate(hrefOf({ view: 'achievement-leaderboard', page, player }), { replace: true });
      this.requestUpdate();
    } catch (error) {
      const failure = error instanceof ApiFailure ? error : new ApiFailure('unreadable');
      announce(failure.status === 404 ? texts.board.notFound : failureText(failure));
    }
  }

  /** Moves the row sought into sight, and the focus to it; it may have moved to another page meanwhile. */
  private showRow({ rows, total }: BoardPage): void {
    const row = rows.find(({ player_id }) => player_id === this.player);
    if (!row) return;
    const element = this.querySelector(`tr[data-player="${row.player_id}"]`);
    element?.scrollIntoView({ block: 'center' });
    element?.querySelector('a')?.focus({ preventScroll: true });
    announce(texts.board.foundAt(row.display_name, row.rank, total));
  }

  private list({ rows, total }: BoardPage): unknown {
    if (total === 0) {
      return emptyNotice(texts.achievements.boardEmpty, html`<p>${texts.players.emptyHint}</p>`);
    }
    const href = (page: number) => hrefOf({ view: 'achievement-leaderboard', page });
    const hasNext = this.page * pageSize < total;
    return html`${rows.length > 0 ? this.table(rows) : emptyNotice(texts.achievements.emptyPage)}
    ${pager({ page: this.page, pageSize, count: rows.length, hasNext, href })}`;
  }

  private table(rows: AchievementBoardRow[]): TemplateResult {
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
        ${repeat(
          rows,
          (row) => row.player_id,
          (row) => this.row(row),
        )}
      </tbody>
    </table>`;
  }

  private row(row: AchievementBoardRow): TemplateResult {
    const isMarked = row.player_id === (this.player ?? me.id);
    return html`<tr data-player=${row.player_id} aria-current=${isMarked ? 'true' : nothing}>
      <td class="rank-cell">${rankBadge(row.rank)}</td>
      <th scope="row">
        ${playerNames(row)}
        <span class="narrow-only">${texts.achievementCount(row.achievement_count)}</span>
      </th>
      <td class="number wide-only">${formatNumber(row.achievement_count)}</td>
      <td class="number strong">${formatNumber(row.total_points)}</td>
    </tr>`;
  }
}
