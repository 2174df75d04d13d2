/** A stretch of time that a board is kept for. `key` says which one: `2026-11-23`, `2026-W48`, `2026-11`. */
export interface Period {
  period: PeriodName;
  /** Empty for `all_time`, of which there is one. */
  key: string;
}

export const periodNames = ['all_time', 'daily', 'weekly', 'monthly'] as const;

export type PeriodName = (typeof periodNames)[number];

const dayMs = 86_400_000;

/**
 * The periods that hold a moment (ms since 1970), in UTC: a day belongs to itself from 00:00, a week starts on
 * Monday and has its ISO 8601 number. In the order of `periodNames`.
 */
export function periodsAt(ms: number): Period[] {
  const day = Math.floor(ms / dayMs);
  const date = new Date(day * dayMs).toISOString().slice(0, 10);
  return [
    { period: 'all_time', key: '' },
    { period: 'daily', key: date },
    { period: 'weekly', key: isoWeek(day) },
    { period: 'monthly', key: date.slice(0, 7) },
  ];
}

/** ISO 8601: the week with the year's first Thursday is week 1. `day` counts from 1970-01-01, a Thursday. */
function isoWeek(day: number): string {
  const monday = day - ((((day + 3) % 7) + 7) % 7);
  const thursday = new Date((monday + 3) * dayMs);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / dayMs / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
