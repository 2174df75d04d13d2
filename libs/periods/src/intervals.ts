import { Calendar } from './calendar';
import type { PeriodBounds, PeriodName } from './period';

/** How much time a point of a chart stands for. */
export const intervals = ['hour', 'day', 'week', 'month'] as const;
export type Interval = (typeof intervals)[number];

const hourMs = 3_600_000;

/** The kind of period that an interval is in a zone's calendar; hours are the same everywhere. */
export const periodOf: Record<Exclude<Interval, 'hour'>, PeriodName> = {
  day: 'daily',
  week: 'weekly',
  month: 'monthly',
};

/**
 * The whole hours (of UTC), days, weeks (from Monday) or months of a zone that hold a moment of [from, until), ms,
 * earliest first. A day that clocks leave out is none. Throws RangeError for an unknown zone and for moments outside the
 * years 1 to 9999. About 0.1 ms each, less in UTC and for hours.
 */
export function intervalsBetween(
  interval: Interval,
  timeZone: string,
  from: number,
  until: number,
): PeriodBounds[] {
  const next = interval === 'hour' ? hourAt : boundsIn(periodOf[interval], timeZone);
  const found: PeriodBounds[] = [];
  for (let at = from; at < until;) {
    const bounds = next(at);
    found.push(bounds);
    at = bounds.endsAt;
  }
  return found;
}

function hourAt(ms: number): PeriodBounds {
  const startsAt = Math.floor(ms / hourMs) * hourMs;
  return { startsAt, endsAt: startsAt + hourMs };
}

function boundsIn(period: PeriodName, timeZone: string): (ms: number) => PeriodBounds {
  const calendar = new Calendar({ timeZone, cron: null, resets: [] });
  return (ms) => {
    const bounds = calendar.boundsOf({ period, key: calendar.keyAt(period, ms) });
    if (!bounds) throw new RangeError(`The period ${period} has no bounds.`);
    return bounds;
  };
}
