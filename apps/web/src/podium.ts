import { html, nothing, type TemplateResult } from 'lit';
import { type BoardRow, type GameMode } from './api';
import { formatScore } from './format-score';
import { playerLink } from './player-name';
import { rankBadge } from './rank-badge';
import { texts } from './texts/first';

function step(row: BoardRow, mode: GameMode): TemplateResult {
  return html`<li class="step-${row.rank}">
    ${rankBadge(row.rank)} ${playerLink(row)}
    <span class="number">${formatScore(row.score, mode)}</span>
  </li>`;
}

/** Who was at the top when a period ended: the first three, who may share a rank. */
export function podium(rows: BoardRow[], mode: GameMode): unknown {
  if (rows.length === 0) return nothing;
  return html`<ol class="podium" aria-label=${texts.board.podium}>
    ${rows.map((row) => step(row, mode))}
  </ol>`;
}
