import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { api, type BoardRow } from './api';
import { boardKinds, boardSwitch } from './board-switch';
import { boardTable } from './board-table';
import { commandExample, submitCommand } from './command-example';
import { gameModes, isGlobal } from './game-modes';
import { emptyNotice, shown } from './notice';
import { firstRows, globalMode, hrefOf, mostRows } from './route';
import { texts } from './texts';
import { View } from './view';

@customElement('board-view')
export class BoardView extends View {
  @property() mode = globalMode;
  @property({ type: Number }) rows = firstRows;

  private readonly modes = this.feed(gameModes);
  private readonly board = this.feed({
    key: () => `board/${this.rows}/${this.mode}`,
    load: (signal) => api.board(this.mode, this.rows, signal),
  });

  protected override heading(): string {
    return texts.board.heading(this.mode);
  }

  protected override lead(): unknown {
    return texts.board.lead(this.mode);
  }

  protected override actions(): unknown {
    return boardKinds('board', this.mode);
  }

  protected override body(): unknown {
    return html`${boardSwitch('board', this.mode, this.modes.data ?? [])}
    ${this.modes.data ? nothing : shown(this.modes, () => nothing)}
    ${shown(this.board, (rows) => (rows.length > 0 ? this.filledBoard(rows) : this.emptyBoard()))}`;
  }

  private filledBoard(rows: BoardRow[]): unknown {
    const to = (count: number) => hrefOf({ view: 'board', mode: this.mode, rows: count });
    const more = html`<a class="button quiet" href=${to(mostRows)}>${texts.board.more(mostRows)}</a>`;
    const fewer = html`<a class="button quiet" href=${to(firstRows)}>${texts.board.fewer(firstRows)}</a>`;
    const hasMore = rows.length === this.rows && this.rows < mostRows;
    const hasFewer = rows.length > firstRows;
    return html`${boardTable(this.heading(), rows)}
    ${hasMore || hasFewer ? html`<p class="more">${hasMore ? more : fewer}</p>` : nothing}`;
  }

  private emptyBoard(): unknown {
    const mode = isGlobal(this.mode) ? '' : this.mode;
    return emptyNotice(
      texts.board.empty,
      html`<p>
          <a class="button" href=${hrefOf({ view: 'submit', playerId: null, mode })}>${texts.nav.submit}</a>
          <a class="button quiet" href=${hrefOf({ view: 'new-player' })}>${texts.players.add}</a>
        </p>
        <p>${texts.board.emptyHint}</p>
        ${commandExample(submitCommand(new URL('api/scores', document.baseURI).href, this.mode))}
        <p class="hint">${texts.board.emptyId}</p>`,
    );
  }
}
