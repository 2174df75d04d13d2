import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, type Player, type PlayerFields } from './api';
import { ApiFailure } from './api-failure';
import { faultsByField, focusFirstFault, textField } from './field';
import { failureNotice } from './notice';
import { forgetName } from './player-names';
import { RepeatKey } from './repeat-key';
import { hrefOf } from './route';
import { texts } from './texts';

/** Adds a player, or changes the one it is given; fires `player-saved` with the player that the server answered. */
@customElement('player-form')
export class PlayerForm extends LitElement {
  @property({ attribute: false }) player: Player | undefined;
  @state() private faults: Record<string, string> = {};
  @state() private failure: ApiFailure | undefined;
  @state() private sending = false;
  private readonly repeatKey = new RepeatKey();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): unknown {
    const { faults, player } = this;
    const back = player
      ? hrefOf({ view: 'player', id: player.id })
      : hrefOf({ view: 'players', search: '', page: 1 });
    return html`<form class="card" novalidate @submit=${(event: Event) => this.onSubmit(event)}>
      ${textField({
        id: 'username',
        label: texts.playerForm.username,
        hint: texts.playerForm.usernameHint,
        fault: faults.username,
        value: player?.username ?? '',
      })}
      ${textField({
        id: 'email',
        label: texts.playerForm.email,
        fault: faults.email,
        value: player?.email ?? '',
        type: 'email',
      })}
      ${textField({
        id: 'display_name',
        label: texts.playerForm.displayName,
        hint: texts.playerForm.displayNameHint,
        fault: faults.display_name,
        value: player?.display_name ?? '',
      })}
      ${this.failure ? failureNotice(this.failure, () => void this.save()) : nothing}
      <div class="buttons">
        <button class="button" ?disabled=${this.sending}>
          ${player ? texts.playerForm.save : texts.playerForm.add}
        </button>
        <a class="button quiet" href=${back}>${texts.playerForm.cancel}</a>
      </div>
    </form>`;
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    void this.save();
  }

  private fields(): PlayerFields {
    const typed = (id: string) => this.querySelector<HTMLInputElement>(`#${id}`)?.value.trim() ?? '';
    return { username: typed('username'), email: typed('email'), display_name: typed('display_name') };
  }

  private async save(): Promise<void> {
    if (this.sending) return;
    const fields = this.fields();
    this.failure = undefined;
    this.faults = missing(fields);
    if (Object.keys(this.faults).length === 0) await this.send(fields);
    await this.updateComplete;
    focusFirstFault(this);
  }

  private async send(fields: PlayerFields): Promise<void> {
    this.sending = true;
    try {
      const player = this.player
        ? await api.changePlayer(this.player.id, fields)
        : await api.addPlayer(fields, this.repeatKey.for(fields));
      forgetName(player.id);
      this.dispatchEvent(new CustomEvent<Player>('player-saved', { detail: player }));
    } catch (error) {
      this.failure = error instanceof ApiFailure ? error : new ApiFailure('unreadable');
      this.faults = faultsByField(this.failure.faults);
      if (Object.keys(this.faults).some((name) => name in fields)) this.failure = undefined;
    } finally {
      this.sending = false;
    }
  }
}

function missing(fields: PlayerFields): Record<string, string> {
  return {
    ...(fields.username ? {} : { username: texts.playerForm.usernameMissing }),
    ...(fields.email ? {} : { email: texts.playerForm.emailMissing }),
  };
}
