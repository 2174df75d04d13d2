import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { connection } from './connection';
import { texts } from './texts/first';

/** Always visible: whether what is on the screen follows the server by itself. */
@customElement('connection-state')
export class ConnectionState extends LitElement {
  private readonly onChange = () => this.requestUpdate();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    connection.addEventListener('change', this.onChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    connection.removeEventListener('change', this.onChange);
  }

  protected override render(): unknown {
    const { state } = connection;
    return html`<span class="connection ${state}" title=${texts.connection.about[state]}
      ><span>${texts.connection[state]}</span></span
    >`;
  }
}
