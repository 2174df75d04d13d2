import { html, nothing } from 'lit';
import { texts } from './texts';

interface Pages {
  page: number;
  pageSize: number;
  /** How many entries this page shows. */
  count: number;
  hasNext: boolean;
  href: (page: number) => string;
}

/** Links to the page before and after; nothing where all fits on one. */
export function pager({ page, pageSize, count, hasNext, href }: Pages): unknown {
  if (page === 1 && !hasNext) return nothing;
  const from = (page - 1) * pageSize + 1;
  const link = (to: number, label: string) => html`<a class="button quiet" href=${href(to)}>${label}</a>`;
  return html`<nav class="pager" aria-label=${texts.pages.label}>
    <span>${page > 1 ? link(page - 1, texts.pages.previous) : nothing}</span>
    <span class="pager-range">${count > 0 ? texts.pages.range(from, from + count - 1) : nothing}</span>
    <span>${hasNext ? link(page + 1, texts.pages.next) : nothing}</span>
  </nav>`;
}
