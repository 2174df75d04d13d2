import { html, type TemplateResult } from 'lit';
import { type GameMode, type Score } from './api';
import { commandExample, submitCommand } from './command-example';
import { formatScore } from './format-score';
import { modeOf } from './game-modes';
import { ago } from './moment';
import { emptyNotice } from './notice';
import { globalMode, hrefOf } from './route';
import { texts } from './texts';

export type ScoreOrder = 'newest' | 'best';

/** Which of a player's scores to show: the latest of all, or the best in a mode. */
export function orderChoice(
  order: ScoreOrder,
  { name, code }: GameMode,
  choose: (order: ScoreOrder) => void,
): TemplateResult {
  const button = (value: ScoreOrder, label: string) =>
    html`<button type="button" aria-pressed=${value === order} @click=${() => choose(value)}>
      ${label}
    </button>`;
  return html`<div class="choice" role="group" aria-label=${texts.player.orderLabel}>
    ${button('newest', texts.player.latest)} ${button('best', texts.player.best(name || code))}
  </div>`;
}

function scoreRow(score: Score, modes: GameMode[]): TemplateResult {
  const mode = modeOf(score.game_mode, modes);
  const board = hrefOf({ view: 'board', mode: mode.code });
  return html`<tr>
    <th scope="row">
      <a href=${board}><bdi>${mode.name || mode.code}</bdi></a>
    </th>
    <td class="number strong">${formatScore(score.score, mode)}</td>
    <td class="when">${ago(score.created_at)}</td>
  </tr>`;
}

export function playerScoresPart(scores: Score[], modes: GameMode[]): TemplateResult {
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
      ${scores.map((score) => scoreRow(score, modes))}
    </tbody>
  </table>`;
}

/** What stands in place of the boards of a player who has not played. */
export function newcomerPart(playerId: number): TemplateResult {
  const address = new URL('api/scores', document.baseURI).href;
  return emptyNotice(
    texts.places.none,
    html`<p>
        <a class="button" href=${hrefOf({ view: 'submit', playerId, mode: '' })}>${texts.nav.submit}</a>
      </p>
      <p>${texts.places.noneHint}</p>
      ${commandExample(submitCommand(address, globalMode, playerId))}`,
  );
}
