import type { PeriodName } from '@app/periods';
import type { BoardSet } from './board-set';

/** Which board, in which period. */
export interface BoardKey {
  set: BoardSet;
  period: PeriodName;
  /** Which day, week, month or season; empty for `all_time`. */
  periodKey: string;
}

/** A board that has a row in the database. */
export interface BoardRef extends BoardKey {
  id: number;
}

/** The name under which the API speaks of the board over all modes. */
const globalName = 'GLOBAL';

/** What the API calls a mode as a set has it. */
export function modeOf(gameMode: string | undefined): string {
  return gameMode === undefined || gameMode === globalName ? '' : gameMode;
}

/** A set's mode as the API calls it. */
export function shownMode(gameMode: string): string {
  return gameMode === '' ? globalName : gameMode;
}
