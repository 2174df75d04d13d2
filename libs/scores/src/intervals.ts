import type { HistoryInterval } from '@app/contracts';
import type { Dialect } from '@app/platform';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;
/** 1970-01-01 was a Thursday; weeks start on Monday. */
const mondayOffsetMs = 3 * dayMs;

const months: Record<Dialect, string> = {
  sqlite: `CAST(strftime('%Y', created_at / 1000, 'unixepoch') AS integer) * 12
    + CAST(strftime('%m', created_at / 1000, 'unixepoch') AS integer) - 1`,
  postgres: `CAST(EXTRACT(YEAR FROM to_timestamp(created_at / 1000) AT TIME ZONE 'UTC') * 12
    + EXTRACT(MONTH FROM to_timestamp(created_at / 1000) AT TIME ZONE 'UTC') - 1 AS bigint)`,
};

/** SQL for the number of the interval, in UTC, that holds `created_at`: equal numbers, equal intervals. */
export function intervalNumber(interval: HistoryInterval, dialect: Dialect): string {
  switch (interval) {
    case 'hour':
      return `created_at / ${hourMs}`;
    case 'day':
      return `created_at / ${dayMs}`;
    case 'week':
      return `(created_at + ${mondayOffsetMs}) / ${weekMs}`;
    case 'month':
      return months[dialect];
  }
}

/** When the interval of that number starts, in ms since 1970-01-01 UTC. */
export function intervalStart(interval: HistoryInterval, number: number): number {
  switch (interval) {
    case 'hour':
      return number * hourMs;
    case 'day':
      return number * dayMs;
    case 'week':
      return number * weekMs - mondayOffsetMs;
    case 'month':
      return Date.UTC(Math.floor(number / 12), number % 12);
  }
}
