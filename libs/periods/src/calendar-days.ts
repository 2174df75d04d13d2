/** The periods that are made of whole days of the calendar. */
export type DayPeriod = 'daily' | 'weekly' | 'monthly';

export const dayMs = 86_400_000;

/** Days are counted from 1970-01-01. Keys have four digits for the year: no day outside these two has one. */
export const firstDay = Date.parse('0001-01-01') / dayMs;
export const lastDay = Date.parse('9999-12-31') / dayMs;

/** Which day, week or month holds a day. */
export function keyOfDay(period: DayPeriod, day: number): string {
  switch (period) {
    case 'daily':
      return dateOf(day);
    case 'weekly':
      return weekOf(day);
    case 'monthly':
      return dateOf(day).slice(0, 7);
  }
}

/** The first day of the period with this key, and of the next one. Throws RangeError for a key that no day has. */
export function daysOf(period: DayPeriod, key: string): { first: number; next: number } {
  const first = firstDayOf(period, key);
  if (!(first >= firstDay && first <= lastDay) || keyOfDay(period, first) !== key) {
    throw new RangeError(`There is no ${period} period "${key}".`);
  }
  switch (period) {
    case 'daily':
      return { first, next: first + 1 };
    case 'weekly':
      return { first, next: first + 7 };
    case 'monthly': {
      const start = new Date(first * dayMs);
      return { first, next: start.setUTCMonth(start.getUTCMonth() + 1) / dayMs };
    }
  }
}

/** NaN for a key that is no date at all. The week of January 4th is always week 1. */
function firstDayOf(period: DayPeriod, key: string): number {
  if (period !== 'weekly') return Date.parse(period === 'daily' ? key : `${key}-01`) / dayMs;
  const [year = '', week = ''] = key.split('-W');
  return mondayOf(Date.parse(`${year}-01-04`) / dayMs) + (Number(week) - 1) * 7;
}

function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** ISO 8601: the week with the year's first Thursday is week 1. */
function weekOf(day: number): string {
  const thursday = mondayOf(day) + 3;
  const year = dateOf(thursday).slice(0, 4);
  const week = Math.floor((thursday - Date.parse(`${year}-01-01`) / dayMs) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** 1970-01-01 was a Thursday. */
function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}
