import { html, nothing, type TemplateResult } from 'lit';
import { type BoardPeriod, type GameMode } from './api';
import { formatPeriod } from './format-period';
import { periodsOf } from './game-modes';
import { navigate } from './navigation';
import { type PeriodName } from './periods';
import './reset-countdown';
import { type BoardRoute, hrefOf } from './route';
import { texts } from './texts/first';

interface Chosen {
  mode: GameMode;
  period: PeriodName;
  /** Missing: the running one. */
  key: string | undefined;
}

/** The kinds of periods that a mode's board is kept for. */
export function periodTabs({ mode, period }: Chosen): TemplateResult {
  const link = (name: PeriodName) =>
    html`<a
      href=${hrefOf({ view: 'board', mode: mode.code, period: name })}
      aria-current=${name === period ? 'page' : 'false'}
      >${texts.board.periods[name]}</a
    >`;
  return html`<nav class="kinds" aria-label=${texts.board.periodsLabel}>${periodsOf(mode).map(link)}</nav>`;
}

/** Which of the periods, with the ways to the one before and after; the latest is first in `known`. */
export function periodChoice({ mode, period, key }: Chosen, known: BoardPeriod[]): unknown {
  if (period === 'all_time') return nothing;
  const at = key === undefined ? 0 : known.findIndex((other) => other.key === key);
  const href = (index: number) => hrefOf(routeOf(mode.code, known, index));
  const step = (index: number, label: string, sign: string) =>
    known[index] && at >= 0
      ? html`<a class="button quiet step" href=${href(index)} aria-label=${label}>${sign}</a>`
      : html`<span class="button quiet step" aria-hidden="true">${sign}</span>`;
  const choose = (event: Event) => navigate(href(Number((event.target as HTMLSelectElement).value)));
  return html`<div class="period-choice">
    ${step(at + 1, texts.board.periodBefore, '‹')}
    <select aria-label=${texts.board.periodLabel} @change=${choose}>
      ${known.map(
        (other, index) =>
          html`<option value=${index} .selected=${index === at}>
            ${texts.board.periodOption(formatPeriod(other, mode.time_zone), other.total_players)}
          </option>`,
      )}
    </select>
    ${step(at - 1, texts.board.periodAfter, '›')}
  </div>`;
}

/** The running period has no key of its own in the address: a link to it is to whatever runs. */
function routeOf(mode: string, known: BoardPeriod[], index: number): BoardRoute {
  const { period, key } = known[index] as BoardPeriod;
  return { view: 'board', mode, period, ...(index > 0 ? { key } : {}) };
}
