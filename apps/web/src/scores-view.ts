import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, type GameMode, type Score } from './api';
import { boardKinds, boardSwitch } from './board-switch';
import { formatScore } from './format-score';
import { bestFirst, gameModes, isGlobal, modeOf } from './game-modes';
import { ago } from './moment';
import { emptyNotice, loadingNotice, shown } from './notice';
import { pager } from './pager';
import { playerLink } from './player-name';
import { namesOf } from './player-names';
import { globalMode, hrefOf } from './route';
import { texts } from './texts';
import { View } from './view';

const pageSize = 25;

interface NamedScore extends Score {
  display_name: string;
}

@customElement('scores-view')
export class ScoresView extends View {
  @property() mode = globalMode;
  @property({ type: Number }) page = 1;

  private readonly modes = this.feed(gameModes);
  private readonly scores = this.feed({
    key: () => (this.modes.settled ? `scores/${this.order}/${this.page}/${this.mode}` : null),
    load: (signal) => this.load(signal),
  });

  private modeOf(code: string): GameMode {
    return modeOf(code, this.modes.data ?? []);
  }

  private get order(): ReturnType<typeof bestFirst> {
    return bestFirst(this.modeOf(this.mode));
  }

  protected override heading(): string {
    return texts.scores.heading(this.mode, nameOf(this.modeOf(this.mode)));
  }

  protected override lead(): unknown {
    return texts.scores.lead(this.order);
  }

  protected override actions(): unknown {
    return boardKinds({ view: 'scores', mode: this.mode, page: 1 });
  }

  protected override body(): unknown {
    return html`${boardSwitch({ view: 'scores', mode: this.mode, page: 1 }, this.modes.data ?? [])}
    ${this.modes.settled ? shown(this.scores, (scores) => this.list(scores)) : loadingNotice()}`;
  }

  /** One more than a page, to know whether another follows. */
  private async load(signal: AbortSignal): Promise<NamedScore[]> {
    const skip = (this.page - 1) * pageSize;
    const mode = isGlobal(this.mode) ? undefined : this.mode;
    const scores = await api.scores(
      { game_mode: mode, order: this.order, skip, limit: pageSize + 1 },
      signal,
    );
    const names = await namesOf(
      scores.map((score) => score.player_id),
      signal,
    );
    return scores.map((score) => ({
      ...score,
      display_name: names.get(score.player_id) ?? texts.player.number(score.player_id),
    }));
  }

  private list(loaded: NamedScore[]): unknown {
    const scores = loaded.slice(0, pageSize);
    const hasNext = loaded.length > pageSize;
    const href = (page: number) => hrefOf({ view: 'scores', mode: this.mode, page });
    const empty = this.page === 1 ? texts.board.empty : texts.scores.emptyPage;
    const row = (score: NamedScore) => scoreRow(score, this.modeOf(score.game_mode));
    return html`${scores.length > 0 ? scoreTable(this.heading(), scores, row) : emptyNotice(empty)}
    ${pager({ page: this.page, pageSize, count: scores.length, hasNext, href })}`;
  }
}

function nameOf({ name, code }: GameMode): string {
  return name || code;
}

function scoreRow(score: NamedScore, mode: GameMode): TemplateResult {
  return html`<tr>
    <th scope="row">
      ${playerLink(score)}
      <span class="narrow-only"><bdi>${nameOf(mode)}</bdi>, ${ago(score.created_at)}</span>
    </th>
    <td class="number strong">${formatScore(score.score, mode)}</td>
    <td class="wide-only"><bdi>${nameOf(mode)}</bdi></td>
    <td class="wide-only when">${ago(score.created_at)}</td>
  </tr>`;
}

function scoreTable(
  caption: string,
  scores: NamedScore[],
  row: (score: NamedScore) => TemplateResult,
): TemplateResult {
  return html`<table class="scores">
    <caption class="visually-hidden">
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts.columns.player}</th>
        <th scope="col" class="number">${texts.columns.score}</th>
        <th scope="col" class="wide-only">${texts.columns.mode}</th>
        <th scope="col" class="wide-only when">${texts.columns.when}</th>
      </tr>
    </thead>
    <tbody>
      ${repeat(scores, (score) => score.id, row)}
    </tbody>
  </table>`;
}
