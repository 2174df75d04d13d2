import { type BoardPeriod } from './api';
import { locale } from './language';

/** Seasons that are shorter are told apart by the time of day. */
const shortSeasonMs = 2 * 86_400_000;

/** A period by its dates, as calendars in the board's zone show them; a short season with its times. */
export function formatPeriod({ period, starts_at, ends_at }: BoardPeriod, timeZone: string): string {
  if (starts_at === null || ends_at === null) return '';
  const [start, end] = [new Date(starts_at), new Date(ends_at)];
  if (period === 'season' && end.getTime() - start.getTime() < shortSeasonMs) {
    const times = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
    return times.formatRange(start, end);
  }
  if (period === 'monthly') {
    return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone }).format(start);
  }
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  return period === 'daily' ? days.format(start) : days.formatRange(start, new Date(end.getTime() - 1));
}

/** A moment with its day of the week, in the viewer's zone unless another is given. */
export function formatWhen(instant: string, timeZone?: string): string {
  const parts: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  };
  return new Intl.DateTimeFormat(locale, timeZone ? { ...parts, timeZone } : parts).format(new Date(instant));
}

const units: [unit: 'day' | 'hour' | 'minute' | 'second', seconds: number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** Its two largest units: `2 days 4 hours`, `59 minutes 3 seconds`. */
export function formatSpan(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1_000));
  const largest = Math.max(
    0,
    units.findIndex(([, seconds]) => total >= seconds),
  );
  const start = total === 0 ? units.length - 1 : Math.min(largest, units.length - 2);
  return units
    .slice(start, start + 2)
    .map(([unit, seconds], index) => {
      const count = Math.floor((index === 0 ? total : total % (units[start]?.[1] ?? 1)) / seconds);
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
    })
    .join(' ');
}
