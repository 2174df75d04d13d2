import { html, type TemplateResult } from 'lit';
import { type BoardRow } from './api';
import { formatNumber, formatShort } from './format';
import { texts } from './texts/first';

/** A rank as the API gives it; the first three wear a medal's colour. */
export function rankBadge(rank: number): TemplateResult {
  const medal = rank <= 3 ? `medal-${rank}` : '';
  return html`<span class="rank ${medal}">${formatNumber(rank)}</span>`;
}

/** A player's rank, and where the board tells it how that has moved since yesterday. */
export function placeOf({ rank, previous_rank }: BoardRow): TemplateResult {
  if (previous_rank === undefined) return rankBadge(rank);
  return html`<span class="ranking">${rankBadge(rank)} ${movement(rank, previous_rank)}</span>`;
}

/** Its room is there also for who has not moved, so that ranks stand in one line. */
function movement(rank: number, before: number | null): TemplateResult {
  if (before === null) return html`<span class="moved">${texts.movement.newcomer}</span>`;
  if (before === rank) return html`<span class="moved"></span>`;
  const way = before > rank ? 'up' : 'down';
  const places = Math.abs(before - rank);
  const told = texts.movement[way](places);
  return html`<span class="moved ${way}" title=${told}>
    <span aria-hidden="true">${formatShort(places)}</span>
    <span class="visually-hidden">${told}</span>
  </span>`;
}

/** Whether rows tell how they have moved. */
export function tellsMovement(row: BoardRow | undefined): boolean {
  return row?.previous_rank !== undefined;
}
