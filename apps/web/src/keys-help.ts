import { html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { keysAreOn, switchKeys } from './keys';
import { navigationItems } from './main-navigation';
import { texts } from './texts';

export function showKeys(): void {
  document.querySelector<KeysHelp>('keys-help')?.show();
}

/** Which keys there are, and a switch to do without them. */
@customElement('keys-help')
export class KeysHelp extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  show(): void {
    const dialog = this.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  protected override render(): unknown {
    const { keys } = texts;
    return html`<dialog aria-labelledby="keys-heading">
      <h2 id="keys-heading">${keys.heading}</h2>
      <dl class="keys">
        ${entry(['/'], keys.search)} ${entry(['j'], keys.next)} ${entry(['k'], keys.previous)}
        ${navigationItems.map((item) => entry(['g', item.key], item.label))} ${entry(['?'], keys.help)}
      </dl>
      <label class="check"
        ><input
          type="checkbox"
          ?checked=${keysAreOn()}
          @change=${(event: Event) => switchKeys((event.target as HTMLInputElement).checked)}
        />
        ${keys.on}</label
      >
      <form method="dialog" class="buttons">
        <button class="button quiet" autofocus>${keys.close}</button>
      </form>
    </dialog>`;
  }
}

function entry(pressed: string[], does: string): TemplateResult {
  return html`<div>
    <dt>${pressed.map((key) => html`<kbd>${key}</kbd> `)}</dt>
    <dd>${does}</dd>
  </div>`;
}
