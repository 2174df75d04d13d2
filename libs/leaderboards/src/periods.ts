import { periodNames, type PeriodName } from '@app/contracts';

/** A stretch of time that a board is kept for. `key` says which one: `2026-11-23`, `2026-W48`, `2026-11`. */
export interface Period {
  period: PeriodName;
  /** Empty for `all_time`, of which there is one. */
  key: string;
}

/** When a period begins, and when the next one does (ms since 1970). */
export interface PeriodBounds {
  startsAt: number;
  endsAt: number;
}

const dayMs = 86_400_000;

/** The number of the day that holds a moment (ms since 1970): moments of one day lie in the same periods. */
export function dayOf(ms: number): number {
  return Math.floor(ms / dayMs);
}

/**
 * The periods that hold a moment (ms since 1970), in UTC: a day belongs to itself from 00:00, a week starts on
 * Monday and has its ISO 8601 number. In the order of `periodNames`.
 */
export function periodsAt(ms: number): Period[] {
  return periodNames.map((period) => ({ period, key: periodKeyAt(period, ms) }));
}

/** Which one of the periods of a kind holds a moment (ms since 1970). */
export function periodKeyAt(period: PeriodName, ms: number): string {
  const day = dayOf(ms);
  switch (period) {
    case 'all_time':
      return '';
    case 'daily':
      return dateOf(day);
    case 'weekly':
      return isoWeek(day);
    case 'monthly':
      return dateOf(day).slice(0, 7);
  }
}

/** When a period that `periodsAt` gave begins and ends; null for `all_time`, which does neither. */
export function boundsOf({ period, key }: Period): PeriodBounds | null {
  switch (period) {
    case 'all_time':
      return null;
    case 'daily':
      return { startsAt: Date.parse(key), endsAt: Date.parse(key) + dayMs };
    case 'weekly': {
      const startsAt = startOfWeek(key);
      return { startsAt, endsAt: startsAt + 7 * dayMs };
    }
    case 'monthly': {
      const [year = 0, month = 0] = key.split('-').map(Number);
      return { startsAt: Date.UTC(year, month - 1), endsAt: Date.UTC(year, month) };
    }
  }
}

function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** ISO 8601: the week with the year's first Thursday is week 1. `day` counts from 1970-01-01. */
function isoWeek(day: number): string {
  const thursday = new Date((mondayOf(day) + 3) * dayMs);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / dayMs / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The week of January 4th is always week 1. */
function startOfWeek(key: string): number {
  const [year = 0, week = 0] = key.split('-W').map(Number);
  const firstMonday = mondayOf(Date.UTC(year, 0, 4) / dayMs);
  return (firstMonday + (week - 1) * 7) * dayMs;
}

/** The Monday of a day's week; 1970-01-01 was a Thursday. */
function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}
