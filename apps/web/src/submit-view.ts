import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, type NewScore, type Player, type SubmittedScore } from './api';
import { ApiFailure } from './api-failure';
import { describedBy, faultsByField, field, focusFirstFault, textField } from './field';
import { gameModes, modeOf } from './game-modes';
import { chosenMode, modeChoice } from './mode-choice';
import { failureNotice, shown } from './notice';
import './player-picker';
import { type PlayerPicker } from './player-picker';
import { RepeatKey } from './repeat-key';
import { scoreResult } from './score-result';
import { texts } from './texts';
import { readMetadata, readScore } from './typed-score';
import { View } from './view';

const firstMode = 'CLASSIC';
const fieldNames = ['player_id', 'game_mode', 'score', 'metadata'];

/** A form that submits a score, and beside it what the last one changed. */
@customElement('submit-view')
export class SubmitView extends View {
  @property({ attribute: false }) playerId: number | null = null;
  @property() mode = '';
  @state() private picked: Player | null = null;
  @state() private namesNewMode = false;
  @state() private faults: Record<string, string> = {};
  @state() private failure: ApiFailure | undefined;
  @state() private sending = false;
  @state() private result: { score: SubmittedScore; player: Player } | undefined;
  private readonly repeatKey = new RepeatKey();

  private readonly modes = this.feed({ ...gameModes, refresh: false });
  private readonly firstPlayer = this.feed({
    key: () => (this.playerId === null ? null : `submit-player/${this.playerId}`),
    load: (signal) => api.player(this.playerId ?? 0, signal),
    refresh: false,
  });
  /** Whether the form was filled with the player of the address, or somebody has chosen one. */
  private isPicked = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('playerId')) this.isPicked = false;
    const { data } = this.firstPlayer;
    if (!this.isPicked && data && data.id === this.playerId) this.pick(data);
  }

  private pick(player: Player | null): void {
    this.picked = player;
    this.isPicked = true;
  }

  protected override heading(): string {
    return texts.submit.heading;
  }

  protected override body(): unknown {
    return html`<div class="columns">
      <form class="card" novalidate @submit=${(event: Event) => this.onSubmit(event)}>
        ${this.playerId === null ? nothing : shown(this.firstPlayer, () => nothing)}
        <player-picker
          .player=${this.picked}
          .fault=${this.faults.player_id ?? ''}
          @player-picked=${(event: CustomEvent<Player | null>) => this.pick(event.detail)}
        ></player-picker>
        ${shown(this.modes, (known) => this.modeField(known.map((mode) => mode.code)))} ${this.scoreField()}
        ${this.metadataField()}
        ${this.failure ? failureNotice(this.failure, () => void this.submit()) : nothing}
        <div class="buttons">
          <button class="button" ?disabled=${this.sending}>
            ${this.sending ? texts.submit.sending : texts.submit.send}
          </button>
        </div>
      </form>
      <div role="status">${this.resultPart()}</div>
    </div>`;
  }

  private resultPart(): unknown {
    if (this.result) {
      const { score, player } = this.result;
      return scoreResult(score, player, modeOf(score.game_mode, this.modes.data ?? []));
    }
    return html`<p class="placeholder wide-only">${texts.submit.placeholder}</p>`;
  }

  private modeField(known: string[]): unknown {
    return modeChoice({
      known,
      chosen: this.mode || (known.includes(firstMode) ? firstMode : (known[0] ?? '')),
      isNew: this.namesNewMode,
      fault: this.faults.game_mode,
      changed: (isNew) => (this.namesNewMode = isNew),
    });
  }

  private scoreField(): unknown {
    return html`<div @wheel=${(event: Event) => (event.target as HTMLElement).blur()}>
      ${textField({
        id: 'score',
        label: texts.submit.score,
        fault: this.faults.score,
        value: '',
        type: 'number',
      })}
    </div>`;
  }

  private metadataField(): unknown {
    const labelled = {
      id: 'metadata',
      label: texts.submit.metadata,
      hint: texts.submit.metadataHint,
      fault: this.faults.metadata,
    };
    return html`<details ?open=${Boolean(this.faults.metadata)}>
      <summary>${texts.submit.details}</summary>
      ${field(
        labelled,
        html`<textarea
          id="metadata"
          rows="3"
          spellcheck="false"
          aria-invalid=${labelled.fault ? 'true' : nothing}
          aria-describedby=${describedBy(labelled)}
        ></textarea>`,
      )}
    </details>`;
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    void this.submit();
  }

  /** The score typed, or null after marking what is missing. */
  private typed(): NewScore | null {
    const score = readScore(this.querySelector('#score') as HTMLInputElement);
    const metadata = readMetadata(this.querySelector<HTMLTextAreaElement>('#metadata')?.value ?? '');
    const mode = chosenMode(this);
    this.faults = {
      ...(this.picked ? {} : { player_id: texts.submit.playerMissing }),
      ...(mode ? {} : { game_mode: texts.submit.modeMissing }),
      ...('fault' in score ? { score: score.fault } : {}),
      ...('fault' in metadata ? { metadata: metadata.fault } : {}),
    };
    if (!this.picked || !mode || 'fault' in score || 'fault' in metadata) return null;
    const body = { player_id: this.picked.id, score: score.value, game_mode: mode };
    return metadata.value === undefined ? body : { ...body, metadata: metadata.value };
  }

  private async submit(): Promise<void> {
    if (this.sending) return;
    this.failure = undefined;
    const score = this.typed();
    if (score && this.picked) await this.send(score, this.picked);
    await this.updateComplete;
    await this.querySelector<PlayerPicker>('player-picker')?.updateComplete;
    focusFirstFault(this);
  }

  /** Beside the form the result is seen, and the next score can be typed; below it, it must come into view. */
  private showResult(): void {
    const form = this.querySelector('form');
    const input = this.querySelector<HTMLInputElement>('#score');
    const heading = this.querySelector<HTMLElement>('.result h2');
    if (!form || !input || !heading) return;
    input.value = '';
    const isBelow = heading.getBoundingClientRect().top > form.getBoundingClientRect().bottom;
    if (isBelow) heading.focus();
    else input.focus();
  }

  private async send(score: NewScore, player: Player): Promise<void> {
    this.sending = true;
    try {
      this.result = { score: await api.submitScore(score, this.repeatKey.for(score)), player };
      this.repeatKey.renew();
      await this.updateComplete;
      this.showResult();
    } catch (error) {
      this.failure = error instanceof ApiFailure ? error : new ApiFailure('unreadable');
      this.faults = faultsByField(this.failure.faults);
      if (fieldNames.some((name) => name in this.faults)) this.failure = undefined;
    } finally {
      this.sending = false;
    }
  }
}
