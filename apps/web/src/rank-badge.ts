import { html, type TemplateResult } from 'lit';
import { formatNumber } from './format';

/** A rank as the API gives it; the first three wear a medal's colour. */
export function rankBadge(rank: number): TemplateResult {
  const medal = rank <= 3 ? `medal-${rank}` : '';
  return html`<span class="rank ${medal}">${formatNumber(rank)}</span>`;
}
