import { api, type GameMode } from './api';
import { type PeriodName, periodNames } from './periods';
import { globalMode } from './route';

/** All game modes, as a source for a `Feed`. */
export const gameModes = {
  key: () => 'game-modes',
  load: (signal: AbortSignal) => api.gameModes(signal),
};

export function isGlobal(mode: string): boolean {
  return mode === globalMode;
}

/** How boards rank that no mode says it for: the global one, and one of a mode that nobody has made yet. */
const standardRules: Omit<GameMode, 'code' | 'name'> = {
  description: '',
  sort: 'desc',
  operator: 'best',
  ties: 'shared',
  decimals: null,
  unit: null,
  time_zone: 'UTC',
  reset: null,
};

export function modeOf(code: string, known: GameMode[]): GameMode {
  return known.find((mode) => mode.code === code) ?? { ...standardRules, code, name: code };
}

/** The period that a mode's board starts with. */
export function firstPeriod(mode: GameMode): PeriodName {
  return mode.reset ? 'season' : 'all_time';
}

/** The order of scores in which the best come first. */
export function bestFirst({ sort }: Pick<GameMode, 'sort'>): 'highest' | 'lowest' {
  return sort === 'asc' ? 'lowest' : 'highest';
}

export function periodsOf(mode: GameMode): PeriodName[] {
  return periodNames.filter((period) => period !== 'season' || mode.reset);
}
