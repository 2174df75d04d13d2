import { type BoardQuery, boardRequests } from './api';
import { firstPart } from './board-rows';
import { type PeriodName } from './periods';
import { type Asked } from './request';
import { type BoardRoute } from './route';

const mostPeriods = 1_000;

export function periodsQuery(period: PeriodName): { period: PeriodName; limit: number } {
  return { period, limit: mostPeriods };
}

/** `at`: an instant in a past period. */
export function boardQueryOf({ mode, period }: BoardRoute, at?: string): BoardQuery {
  return { game_mode: mode, period, at };
}

/** What the view of a board asks for before it has any answer. */
export function firstRequests(place: BoardRoute): Asked[] {
  const { mode, period, key } = place;
  return [
    boardRequests.gameModes(),
    ...(key === undefined ? [boardRequests.rows({ ...boardQueryOf(place), ...firstPart })] : []),
    ...(period && period !== 'all_time' ? [boardRequests.periods(mode, periodsQuery(period))] : []),
  ];
}
