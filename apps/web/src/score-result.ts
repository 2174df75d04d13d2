import { html, nothing, type TemplateResult } from 'lit';
import { unlockCard } from './achievement-card';
import { type GameMode, type Player, type SubmittedScore } from './api';
import { formatScore } from './format-score';
import { rankBadge } from './rank-badge';
import { hrefOf } from './route';
import { texts } from './texts';

function movement(rank: number, previous: number | null): string {
  if (previous === null) return texts.result.firstRank;
  if (previous === rank) return texts.result.same;
  return rank < previous ? texts.result.up(previous - rank) : texts.result.down(rank - previous);
}

function rankPart(result: SubmittedScore, mode: GameMode): TemplateResult {
  if (result.rank === null) return html`<p>${texts.result.rankPending}</p>`;
  const best = result.best_score === null ? nothing : texts.result.best(formatScore(result.best_score, mode));
  return html`<p class="new-rank">
      <span>${texts.result.rank}</span> ${rankBadge(result.rank)}
      ${
        result.total_players === null
          ? nothing
          : html`<span class="of">${texts.result.of(result.total_players)}</span>`
      }
    </p>
    <p class="dates">
      <span>${movement(result.rank, result.previous_rank)}</span>
      <span>${result.is_personal_best ? texts.result.personalBest : best}</span>
    </p>`;
}

function unlockPart(unlocks: SubmittedScore['new_achievements']): TemplateResult {
  if (unlocks === null) return html`<p>${texts.result.unlocksPending}</p>`;
  if (unlocks.length === 0) return html`<p class="hint">${texts.result.noneUnlocked}</p>`;
  return html`<h3>${texts.result.unlocked(unlocks.length)}</h3>
    <ul class="achievements">
      ${unlocks.map(unlockCard)}
    </ul>`;
}

/** What a score that was submitted in a mode changed. */
export function scoreResult(result: SubmittedScore, player: Player, mode: GameMode): TemplateResult {
  const board = hrefOf({ view: 'board', mode: result.game_mode });
  return html`<section class="card result">
    <h2 tabindex="-1">${texts.result.heading}</h2>
    <p class="submitted">
      <bdi>${player.display_name}</bdi>
      <span class="strong">${formatScore(result.score, mode)}</span>
      <bdi>${mode.name || mode.code}</bdi>
    </p>
    ${rankPart(result, mode)} ${unlockPart(result.new_achievements)}
    <p class="buttons">
      <a class="button quiet" href=${board}>${texts.result.board}</a>
      <a class="button quiet" href=${hrefOf({ view: 'player', id: player.id })}>${texts.result.profile}</a>
    </p>
  </section>`;
}
