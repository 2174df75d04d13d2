import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { texts } from './texts/first';
import { View } from './view';

/** What an address shows that leads to no view. */
@customElement('nowhere-view')
export class NowhereView extends View {
  protected override heading(): string {
    return texts.nowhere.heading;
  }

  protected override body(): unknown {
    return html`<p>${texts.nowhere.hint} <a href="#/">${texts.nowhere.home}</a></p>`;
  }
}
