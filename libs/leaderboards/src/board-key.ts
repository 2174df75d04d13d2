import { periodsAt, type PeriodName } from './periods';

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

/** The all-time board of a mode; of all modes together for `GLOBAL` or nothing. */
export function allTimeBoard(gameMode: string | undefined): BoardKey {
  const mode = gameMode === undefined || gameMode === globalName ? '' : gameMode;
  return { gameMode: mode, period: 'all_time', periodKey: '' };
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
