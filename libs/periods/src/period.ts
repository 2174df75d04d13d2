export const periodNames = ['all_time', 'season', 'daily', 'weekly', 'monthly'] as const;
export type PeriodName = (typeof periodNames)[number];

/** A stretch of time that a board is kept for. */
export interface Period {
  period: PeriodName;
  /**
   * Empty for `all_time`, of which there is one; `2026-11-23`, `2026-W48` (ISO 8601), `2026-11`; a season is known by
   * its start, as ISO 8601 in UTC with milliseconds: `2026-11-23T00:00:00.000Z`.
   */
  key: string;
}

/** When a period begins, and when the next one does (ms since 1970). They are equal where the period holds nothing. */
export interface PeriodBounds {
  startsAt: number;
  endsAt: number;
}
