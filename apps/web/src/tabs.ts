import { html, type TemplateResult } from 'lit';

export interface Tab {
  label: string;
  href: string;
  current: boolean;
}

/** Links to sister views. */
export function tabs(label: string, items: Tab[]): TemplateResult {
  const link = (item: Tab) =>
    html`<li>
      <a href=${item.href} aria-current=${item.current ? 'page' : 'false'}><bdi>${item.label}</bdi></a>
    </li>`;
  return html`<nav class="tabs" aria-label=${label}>
    <ul>
      ${items.map(link)}
    </ul>
  </nav>`;
}
