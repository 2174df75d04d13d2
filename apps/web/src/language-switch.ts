import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { chooseLanguage, language, languages, type Language } from './language';
import { texts } from './texts';

/** The language of the page. Each is named in itself, so that who needs it can read it. */
@customElement('language-switch')
export class LanguageSwitch extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    const choose = (event: Event) => chooseLanguage((event.target as HTMLSelectElement).value as Language);
    return html`<label class="language"
      ><span>${texts.language.label}</span>
      <select @change=${choose}>
        ${Object.entries(languages).map(
          ([code, name]) =>
            html`<option value=${code} lang=${code} ?selected=${code === language}>${name}</option>`,
        )}
      </select></label
    >`;
  }
}
