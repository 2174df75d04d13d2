import { html, type TemplateResult } from 'lit';
import { commandExample } from './command-example';
import { type BoardRoute, hrefOf } from './route';
import { texts } from './texts/first';

/** The markup that shows a board on another site. */
function frameMarkup({ mode, period }: BoardRoute): string {
  const address = new URL('embed.html', document.baseURI);
  address.searchParams.set('mode', mode);
  if (period) address.searchParams.set('period', period);
  const markup = document.createElement('iframe');
  markup.title = texts.board.heading(mode, mode);
  markup.width = '100%';
  markup.height = '520';
  markup.loading = 'lazy';
  markup.setAttribute('src', address.href);
  return markup.outerHTML;
}

/** The same board on a big screen, and in a frame of another site. */
export function boardElsewhere({ mode, period }: BoardRoute): TemplateResult {
  const wall = hrefOf({ view: 'kiosk', mode, ...(period ? { period } : {}) });
  return html`<details class="elsewhere">
    <summary>${texts.board.elsewhere}</summary>
    <p><a href=${wall}>${texts.board.wall}</a></p>
    <p>${texts.board.embed}</p>
    ${commandExample(frameMarkup({ view: 'board', mode, ...(period ? { period } : {}) }))}
  </details>`;
}
