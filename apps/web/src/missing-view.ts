import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { announce } from './announcement';
import { texts } from './texts/first';
import { View } from './view';

/** Stands in for a view whose code did not come: the server is away, or has another build by now. */
@customElement('missing-view')
export class MissingView extends View {
  protected override heading(): string {
    return texts.missing.heading;
  }

  protected override body(): unknown {
    return html`<div class="notice failed" role="alert">
      <p>${texts.missing.hint}</p>
      <button type="button" class="button quiet" @click=${() => void startAnew()}>
        ${texts.state.retry}
      </button>
    </div>`;
  }
}

/** Says that what completes every view did not come. */
export function incompleteNotice(): TemplateResult {
  return html`<footer>
    <p role="status">
      ${texts.missing.later}
      <button type="button" class="link" @click=${() => void startAnew()}>${texts.state.retry}</button>
    </p>
  </footer>`;
}

/**
 * Starts the page anew, which restores the view from its address: browsers remember a module that failed, and another build
 * has other files. Not while the server is away: the page would be gone.
 */
async function startAnew(): Promise<void> {
  const answer = await fetch(document.baseURI, { cache: 'no-cache' }).catch(() => undefined);
  if (answer?.ok) location.reload();
  else announce(texts.failure.unreachable);
}
