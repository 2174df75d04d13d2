import { html, nothing, type TemplateResult } from 'lit';
import { type FieldFault } from './api-failure';

interface Labelled {
  id: string;
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
}

/** The attributes that tie a control to its hint and its fault. */
export function describedBy({ id, hint, fault }: Labelled): string | typeof nothing {
  const ids = [fault ? `${id}-fault` : '', hint ? `${id}-hint` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : nothing;
}

/** A control with its label, its hint, and what is wrong with it. */
export function field(labelled: Labelled, control: unknown): TemplateResult {
  const { id, label, hint, fault } = labelled;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${control} ${fault ? html`<p class="fault" id="${id}-fault">${fault}</p>` : nothing}
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
  </div>`;
}

interface TextField extends Labelled {
  /** What it starts with; the form reads what was typed. */
  value: string;
  type?: 'text' | 'email' | 'number';
  autocomplete?: 'off' | 'email' | 'username';
  maxLength?: number;
}

export function textField(text: TextField): TemplateResult {
  return field(
    text,
    html`<input
      id=${text.id}
      name=${text.id}
      type=${text.type ?? 'text'}
      dir=${text.type === undefined ? 'auto' : nothing}
      autocomplete=${text.autocomplete ?? 'off'}
      maxlength=${text.maxLength ?? nothing}
      .value=${text.value}
      aria-invalid=${text.fault ? 'true' : nothing}
      aria-describedby=${describedBy(text)}
    />`,
  );
}

/** What the server finds wrong, by field. */
export function faultsByField(faults: FieldFault[]): Record<string, string> {
  const sentence = (message: string) => message.charAt(0).toUpperCase() + message.slice(1);
  return Object.fromEntries(faults.map((fault) => [fault.field, sentence(fault.message)]));
}

/** Moves the focus to the first control that is marked as wrong. */
export function focusFirstFault(within: HTMLElement): void {
  within.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
