import { html, type TemplateResult } from 'lit';
import { type GameMode } from './api';
import { navigate } from './navigation';
import { globalMode, hrefOf, type Route } from './route';
import { tabs } from './tabs';
import { texts } from './texts/first';

const mostTabs = 8;
/** So many letters of names fit on one row with the periods beside them. */
const mostLetters = 64;

type Place = Extract<Route, { view: 'board' | 'scores' | 'analytics' }>;
type BoardPlace = Exclude<Place, { view: 'analytics' }>;

/** The same view of another mode, from its start; a board in the same kind of period, where the mode has it. */
function placeOf(place: Place, mode: string, known: GameMode[]): string {
  if (place.view === 'analytics') return hrefOf({ ...place, mode });
  if (place.view === 'scores') return hrefOf({ view: 'scores', mode, page: 1 });
  const hasSeasons = known.some(({ code, reset }) => code === mode && reset);
  const period = place.period === 'season' && !hasSeasons ? undefined : place.period;
  return hrefOf({ view: 'board', mode, ...(period ? { period } : {}) });
}

function nameOf(code: string, known: GameMode[]): string {
  if (code === globalMode) return texts.board.global;
  return known.find((mode) => mode.code === code)?.name || code;
}

/** The way to the same view of every mode: links while they are few, a list to choose from when they are many. */
export function boardSwitch(place: Place, known: GameMode[]): TemplateResult {
  const modes = [...new Set([globalMode, ...known.map((mode) => mode.code), place.mode])];
  const letters = modes.reduce((sum, mode) => sum + nameOf(mode, known).length, 0);
  if (modes.length <= mostTabs && letters <= mostLetters) {
    const tab = (mode: string) => ({
      label: nameOf(mode, known),
      href: placeOf(place, mode, known),
      current: mode === place.mode,
    });
    return tabs(texts.board.switchLabel, modes.map(tab));
  }
  const choose = (event: Event) => navigate(placeOf(place, (event.target as HTMLSelectElement).value, known));
  return html`<div class="field inline">
    <label for="board">${texts.board.chooseLabel}</label>
    <select id="board" @change=${choose}>
      ${modes.map(
        (mode) =>
          html`<option value=${mode} .selected=${mode === place.mode}>${nameOf(mode, known)}</option>`,
      )}
    </select>
  </div>`;
}

/** Players by what ranks, or every single score. */
export function boardKinds(place: BoardPlace): TemplateResult {
  const { view, mode } = place;
  const link = (to: BoardPlace, label: string) =>
    html`<a href=${hrefOf(to)} aria-current=${to.view === view ? 'page' : 'false'}>${label}</a>`;
  return html`<nav class="kinds" aria-label=${texts.board.kindLabel}>
    ${link({ view: 'board', mode }, texts.board.players)}
    ${link({ view: 'scores', mode, page: 1 }, texts.board.scores)}
  </nav>`;
}
