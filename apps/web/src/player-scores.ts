import { html, type TemplateResult } from 'lit';
import { type Score } from './api';
import { formatNumber } from './format';
import { ago } from './moment';
import { hrefOf } from './route';
import { texts } from './texts';

export type ScoreOrder = 'newest' | 'highest';

/** Which of a player's scores to show. */
export function orderChoice(order: ScoreOrder, choose: (order: ScoreOrder) => void): TemplateResult {
  const button = (value: ScoreOrder, label: string) =>
    html`<button type="button" aria-pressed=${value === order} @click=${() => choose(value)}>
      ${label}
    </button>`;
  return html`<div class="choice" role="group" aria-label=${texts.player.orderLabel}>
    ${button('newest', texts.player.latest)} ${button('highest', texts.player.best)}
  </div>`;
}

function scoreRow(score: Score): TemplateResult {
  const board = hrefOf({ view: 'board', mode: score.game_mode });
  return html`<tr>
    <th scope="row">
      <a href=${board}><bdi>${score.game_mode}</bdi></a>
    </th>
    <td class="number strong">${formatNumber(score.score)}</td>
    <td class="when">${ago(score.created_at)}</td>
  </tr>`;
}

export function playerScoresPart(scores: Score[]): TemplateResult {
  if (scores.length === 0) return html`<p class="hint">${texts.player.noGames}</p>`;
  return html`<table>
    <caption class="visually-hidden">
      ${texts.player.scores}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts.columns.mode}</th>
        <th scope="col" class="number">${texts.columns.score}</th>
        <th scope="col" class="when">${texts.columns.when}</th>
      </tr>
    </thead>
    <tbody>
      ${scores.map(scoreRow)}
    </tbody>
  </table>`;
}
