/** How much time a point of a chart stands for. */
export const intervals = ['hour', 'day', 'week', 'month'] as const;
export type HistoryInterval = (typeof intervals)[number];

export function isInterval(name: string): name is HistoryInterval {
  return (intervals as readonly string[]).includes(name);
}
