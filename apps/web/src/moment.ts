import { html, type TemplateResult } from 'lit';
import { formatAgo, formatMoment } from './format';

/** An instant as time gone by; the exact moment on hovering. */
export function ago(instant: string): TemplateResult {
  return html`<time datetime=${instant} title=${formatMoment(instant)}>${formatAgo(instant)}</time>`;
}
