import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { showKeys } from './keys-help';
import './language-switch';
import { hrefOf } from './route';
import './theme-switch';
import { texts } from './texts';

/** What stands below every view: colours, language, and the ways to the rest. */
@customElement('page-footer')
export class PageFooter extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    return html`<footer>
      <theme-switch></theme-switch>
      <language-switch></language-switch>
      <p>
        <button type="button" class="link" @click=${showKeys}>${texts.keys.heading}</button>
        <a href=${hrefOf({ view: 'status' })}>${texts.footer.status}</a>
        <a href="docs">${texts.footer.docs}</a>
      </p>
    </footer>`;
  }
}
