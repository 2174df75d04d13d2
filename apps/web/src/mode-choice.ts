import { html, nothing, type TemplateResult } from 'lit';
import { field, textField } from './field';
import { texts } from './texts';

interface ModeChoice {
  known: string[];
  /** The mode to start with. */
  chosen: string;
  /** True while the name of a new mode is asked for. */
  isNew: boolean;
  fault: string | undefined;
  changed: (isNew: boolean) => void;
}

/** A value that no mode can have: codes hold at least one character. */
const newMode = '';

/** A game mode that exists, or the name of a new one. */
export function modeChoice({ known, chosen, isNew, fault, changed }: ModeChoice): TemplateResult {
  const modes = [...new Set(chosen ? [...known, chosen] : known)];
  const onChange = (event: Event) => changed((event.target as HTMLSelectElement).value === newMode);
  const select = html`<select id="mode" @change=${onChange}>
    ${modes.map((mode) => html`<option value=${mode} ?selected=${mode === chosen}>${mode}</option>`)}
    <option value=${newMode}>${texts.submit.otherMode}</option>
  </select>`;
  const name = { id: 'new-mode', label: texts.submit.newMode, hint: texts.submit.newModeHint };
  return html`${field({ id: 'mode', label: texts.submit.mode, fault: isNew ? undefined : fault }, select)}
  ${isNew ? textField({ ...name, fault, value: '', maxLength: 64 }) : nothing}`;
}

/** The mode chosen or named in the form. */
export function chosenMode(form: HTMLElement): string {
  const selected = form.querySelector<HTMLSelectElement>('#mode')?.value ?? newMode;
  return selected === newMode ? (form.querySelector<HTMLInputElement>('#new-mode')?.value ?? '') : selected;
}
