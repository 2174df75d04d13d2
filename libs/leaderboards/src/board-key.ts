import type { BoardInput, PeriodName } from '@app/contracts';
import { periodKeyAt, periodsAt } from './periods';

/** Which board, in which period. */
export interface BoardKey {
  /** Empty for the global board. */
  gameMode: string;
  period: PeriodName;
  /** Which day, week or month; empty for `all_time`. */
  periodKey: string;
}

/** A board that has a row in the database. */
export interface BoardRef extends BoardKey {
  id: number;
}

/** The name under which the API speaks of the board over all modes. */
const globalName = 'GLOBAL';

/** The board of a mode, of all modes together for `GLOBAL` or nothing, in the period that holds `at`, or else `now` (ms). */
export function boardAskedFor({ game_mode, period = 'all_time', at }: BoardInput, now: number): BoardKey {
  const moment = at === undefined ? now : Date.parse(at);
  return { gameMode: modeOf(game_mode), period, periodKey: periodKeyAt(period, moment) };
}

/** What the API calls a mode as a board key has it. */
export function modeOf(gameMode: string | undefined): string {
  return gameMode === undefined || gameMode === globalName ? '' : gameMode;
}

/** A board key's mode as the API calls it. */
export function shownMode(gameMode: string): string {
  return gameMode === '' ? globalName : gameMode;
}

/** One text a board, for maps and cache keys. */
export function boardName({ gameMode, period, periodKey }: BoardKey): string {
  return JSON.stringify([gameMode, period, periodKey]);
}

/** The boards that a score of a mode at a moment (ms since 1970) counts on: the mode's and the global one, in every period. */
export function boardsAt(gameMode: string, ms: number): BoardKey[] {
  return [gameMode, ''].flatMap((mode) =>
    periodsAt(ms).map(({ period, key }) => ({ gameMode: mode, period, periodKey: key })),
  );
}
