import { html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { texts } from './texts';
import { chooseTheme, chosenTheme, type Theme } from './theme';

const themes: Theme[] = ['system', 'light', 'dark'];

/** The colours of the page: as the system has them, light, or dark. */
@customElement('theme-switch')
export class ThemeSwitch extends LitElement {
  @state() private chosen = chosenTheme();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    return html`<fieldset class="theme">
      <legend>${texts.theme.label}</legend>
      <div class="choice">
        ${themes.map(
          (theme) =>
            html`<label>
              <input
                type="radio"
                name="theme"
                value=${theme}
                ?checked=${theme === this.chosen}
                @change=${() => this.choose(theme)}
              /><span>${texts.theme[theme]}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  private choose(theme: Theme): void {
    this.chosen = theme;
    chooseTheme(theme);
  }
}
