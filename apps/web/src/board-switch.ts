import { html, type TemplateResult } from 'lit';
import { navigate } from './navigation';
import { firstRows, globalMode, hrefOf, type Route } from './route';
import { tabs } from './tabs';
import { texts } from './texts';

const mostTabs = 8;

type Place = Extract<Route, { view: 'board' | 'scores' }>;

/** The same view of another mode, from its start. */
function placeOf(view: Place['view'], mode: string): string {
  return hrefOf(view === 'board' ? { view, mode, rows: firstRows } : { view, mode, page: 1 });
}

function nameOf(mode: string): string {
  return mode === globalMode ? texts.board.global : mode;
}

/** The way to the board of every mode: links while they are few, a list to choose from when they are many. */
export function boardSwitch(view: Place['view'], current: string, known: string[]): TemplateResult {
  const modes = [...new Set([globalMode, ...known, current])];
  if (modes.length <= mostTabs) {
    const tab = (mode: string) => ({
      label: nameOf(mode),
      href: placeOf(view, mode),
      current: mode === current,
    });
    return tabs(texts.board.switchLabel, modes.map(tab));
  }
  const choose = (event: Event) => navigate(placeOf(view, (event.target as HTMLSelectElement).value));
  return html`<div class="field inline">
    <label for="board">${texts.board.chooseLabel}</label>
    <select id="board" @change=${choose}>
      ${modes.map(
        (mode) => html`<option value=${mode} .selected=${mode === current}>${nameOf(mode)}</option>`,
      )}
    </select>
  </div>`;
}

/** Players by best score, or every single score. */
export function boardKinds(view: Place['view'], mode: string): TemplateResult {
  return html`<nav class="kinds" aria-label=${texts.board.kindLabel}>
    <a href=${placeOf('board', mode)} aria-current=${view === 'board' ? 'page' : 'false'}
      >${texts.board.players}</a
    >
    <a href=${placeOf('scores', mode)} aria-current=${view === 'scores' ? 'page' : 'false'}
      >${texts.board.scores}</a
    >
  </nav>`;
}
