import type { PeriodBounds } from '@app/periods';

/** Since 1972 every time zone is a whole number of quarters of an hour from UTC: no day starts within one. */
export const quarterMs = 900_000;

/** SQL for the number of the quarter of an hour that holds `created_at`. */
export const quarterNumber = `created_at / ${quarterMs}`;

/** The number of the quarter of an hour that holds a moment (ms since 1970). */
export function quarterOf(ms: number): number {
  return Math.floor(ms / quarterMs);
}

/** The quarters of a stretch that starts and ends with one: the first, and the first after them. */
export function quartersOf({ startsAt, endsAt }: PeriodBounds): { first: number; next: number } {
  return { first: quarterOf(startsAt), next: quarterOf(endsAt) };
}
