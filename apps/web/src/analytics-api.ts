import { api } from './api';
import { call } from './api-call';
import { type HistoryInterval } from './intervals';
import { type PeriodName } from './periods';

/** A count of each interval, which starts at `at` (ms since 1970), earliest first. */
export interface CountSeries {
  moments: number[];
  counts: number[];
}

/** Games in an hour of the week: `weekday` 1 is Monday. */
export interface BusyHour {
  weekday: number;
  hour: number;
  games: number;
}

/** Whose days and hours the viewer lives in. */
export const viewerZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

const periodOf: Record<Exclude<HistoryInterval, 'hour'>, PeriodName> = {
  day: 'daily',
  week: 'weekly',
  month: 'monthly',
};

async function series<Field extends string>(
  path: string,
  field: Field,
  query: Record<string, string | undefined>,
  signal: AbortSignal,
): Promise<CountSeries> {
  const points = await call<({ at: string } & Record<Field, number>)[]>(path, { query, signal });
  return { moments: points.map(({ at }) => Date.parse(at)), counts: points.map((point) => point[field]) };
}

/** Games by the viewer's clock. */
export function gamesOverTime(mode: string, interval: HistoryInterval, signal: AbortSignal) {
  const query = { game_mode: mode, interval, time_zone: viewerZone };
  return series('api/analytics/games', 'games', query, signal);
}

/** By the viewer's clock, in all modes. */
export function unlocksOverTime(interval: HistoryInterval, signal: AbortSignal) {
  return series('api/analytics/achievements', 'unlocks', { interval, time_zone: viewerZone }, signal);
}

export function busyHours(mode: string, signal: AbortSignal) {
  return call<BusyHour[]>('api/analytics/hours', {
    query: { game_mode: mode, time_zone: viewerZone },
    signal,
  });
}

export interface PlayerSeries {
  moments: number[];
  active: number[];
  registered: number[];
}

/** Who played in each day, week or month of a mode's own zone, and who registered in it. */
export async function playersOverTime(
  mode: { code: string; time_zone: string },
  interval: Exclude<HistoryInterval, 'hour'>,
  signal: AbortSignal,
): Promise<PlayerSeries> {
  const query = { interval, time_zone: mode.time_zone };
  const [{ moments, counts }, periods] = await Promise.all([
    series('api/analytics/players', 'registrations', query, signal),
    api.periods(mode.code, { period: periodOf[interval], limit: 64 }, signal),
  ]);
  const players = new Map(
    periods.map((period) => [Date.parse(period.starts_at ?? ''), period.total_players]),
  );
  return { moments, registered: counts, active: moments.map((moment) => players.get(moment) ?? 0) };
}
