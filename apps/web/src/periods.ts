/** The periods a board is kept for; `season` only where the mode has seasons. */
export const periodNames = ['season', 'all_time', 'monthly', 'weekly', 'daily'] as const;
export type PeriodName = (typeof periodNames)[number];

export function isPeriod(name: string): name is PeriodName {
  return (periodNames as readonly string[]).includes(name);
}
