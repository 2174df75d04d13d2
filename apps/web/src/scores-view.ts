import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { api, type Score } from './api';
import { boardKinds, boardSwitch } from './board-switch';
import { formatNumber } from './format';
import { gameModes, isGlobal } from './game-modes';
import { ago } from './moment';
import { emptyNotice, shown } from './notice';
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
    key: () => `scores/${this.page}/${this.mode}`,
    load: (signal) => this.load(signal),
  });

  protected override heading(): string {
    return texts.scores.heading(this.mode);
  }

  protected override lead(): unknown {
    return texts.scores.lead;
  }

  protected override actions(): unknown {
    return boardKinds({ view: 'scores', mode: this.mode, page: 1 });
  }

  protected override body(): unknown {
    return html`${boardSwitch({ view: 'scores', mode: this.mode, page: 1 }, this.modes.data ?? [])}
    ${shown(this.scores, (scores) => this.list(scores))}`;
  }

  /** One more than a page, to know whether another follows. */
  private async load(signal: AbortSignal): Promise<NamedScore[]> {
    const skip = (this.page - 1) * pageSize;
    const mode = isGlobal(this.mode) ? undefined : this.mode;
    const scores = await api.scores({ game_mode: mode, order: 'highest', skip, limit: pageSize + 1 }, signal);
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
    return html`${scores.length > 0 ? scoreTable(this.heading(), scores) : emptyNotice(empty)}
    ${pager({ page: this.page, pageSize, count: scores.length, hasNext, href })}`;
  }
}

function scoreRow(score: NamedScore): TemplateResult {
  return html`<tr>
    <th scope="row">
      ${playerLink(score)}
      <span class="narrow-only"><bdi>${score.game_mode}</bdi>, ${ago(score.created_at)}</span>
    </th>
    <td class="number strong">${formatNumber(score.score)}</td>
    <td class="wide-only"><bdi>${score.game_mode}</bdi></td>
    <td class="wide-only when">${ago(score.created_at)}</td>
  </tr>`;
}

function scoreTable(caption: string, scores: NamedScore[]): unknown {
  if (scores.length === 0) return nothing;
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
      ${repeat(scores, (score) => score.id, scoreRow)}
    </tbody>
  </table>`;
}
