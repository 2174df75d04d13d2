import { intervalsBetween, isTimeZone, type Interval, type PeriodBounds } from '@app/periods';
import { problem } from '../errors';
import type { BusyHoursInput, SeriesInput } from './analytics.dto';

/** As many points as one answer has at most. */
const mostPoints = 1_000;

const dayMs = 86_400_000;

/** The shortest that each interval is, and how far back a series goes by itself, in ms. */
const lengths: Record<Interval, { shortest: number; back: number }> = {
  hour: { shortest: dayMs / 24, back: 2 * dayMs },
  day: { shortest: dayMs, back: 30 * dayMs },
  week: { shortest: 7 * dayMs, back: 26 * 7 * dayMs },
  month: { shortest: 28 * dayMs, back: 730 * dayMs },
};

/** The busiest hours are counted over 12 weeks by themselves, and over a little more than a year at most. */
const busyBackMs = 84 * dayMs;
const busyMostMs = 400 * dayMs;

/** The intervals of a series, earliest first, up to 1,000; `now` in ms since 1970. Errors: `invalid_request`. */
export function seriesIntervals(input: SeriesInput, now: number): PeriodBounds[] {
  const { interval = 'day', time_zone = 'UTC' } = input;
  const { shortest, back } = lengths[interval];
  const { from, until } = rangeOf(input, now, back);
  if (until - from > (mostPoints - 2) * shortest) {
    throw fault(
      'from',
      'too_long',
      `A series has at most ${mostPoints} points: ask for less, or a longer interval`,
    );
  }
  try {
    return intervalsBetween(interval, time_zone, from, until);
  } catch (error) {
    throw error instanceof RangeError ? fault('from', 'range', error.message) : error;
  }
}

/** What the busiest hours are counted over, in ms since 1970. Errors: `invalid_request`. */
export function busyRange(input: BusyHoursInput, now: number): { from: number; until: number } {
  const range = rangeOf(input, now, busyBackMs);
  if (range.until - range.from > busyMostMs) {
    throw fault('from', 'too_long', 'The busiest hours are counted over at most 400 days');
  }
  return range;
}

function rangeOf(
  { from, to, time_zone = 'UTC' }: Pick<SeriesInput, 'from' | 'to' | 'time_zone'>,
  now: number,
  back: number,
): { from: number; until: number } {
  if (!isTimeZone(time_zone)) {
    const message = `"${time_zone}" is no time zone: give an IANA name such as Europe/Berlin`;
    throw fault('time_zone', 'time_zone', message);
  }
  const until = to === undefined ? now : Date.parse(to);
  const start = from === undefined ? until - back : Date.parse(from);
  if (start > until) throw fault('to', 'is_after_from', 'to must not lie before from');
  return { from: start, until };
}

function fault(field: string, code: string, message: string): Error {
  const errors = [{ field, code, message }];
  return problem('invalid_request', `The request is not valid: ${message}`, { errors });
}
