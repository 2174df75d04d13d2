import { html, type TemplateResult } from 'lit';
import { type GameMode, type HistoryPoint } from './api';
import { type ChartSeries } from './charts/line-chart';
import './charts/line-chart';
import { formatScore } from './format-score';
import { type HistoryInterval } from './intervals';
import { locale } from './language';
import { texts } from './texts';

const dayMs = 86_400_000;
/** The longest time that a chart shows by the hour, by the day and by the week, in days. */
const longest: [interval: HistoryInterval, days: number][] = [
  ['hour', 2],
  ['day', 150],
  ['week', 1_000],
];

/** How much time a point of the chart stands for, so that there are not too many since then. */
export function intervalSince(start: string, now = Date.now()): HistoryInterval {
  const days = (now - Date.parse(start)) / dayMs;
  return longest.find(([, most]) => days <= most)?.[0] ?? 'month';
}

/** Intervals are the mode's own days; hours are told by the viewer's clock. */
export function momentFormat(interval: HistoryInterval, timeZone: string): (moment: number) => string {
  const parts: Record<HistoryInterval, Intl.DateTimeFormatOptions> = {
    hour: { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
    day: { day: 'numeric', month: 'short', year: 'numeric', timeZone },
    week: { day: 'numeric', month: 'short', year: 'numeric', timeZone },
    month: { month: 'short', year: 'numeric', timeZone },
  };
  const format = new Intl.DateTimeFormat(locale, parts[interval]);
  return (moment) => format.format(moment);
}

/** The best score so far, at each of the moments; null before the first game. */
export function bestSoFar(history: HistoryPoint[], moments: number[], { sort }: GameMode): (number | null)[] {
  const better = sort === 'desc' ? Math.max : Math.min;
  const bestAt = new Map(history.map(({ at, best }) => [Date.parse(at), best]));
  let best: number | null = null;
  return moments.map((moment) => {
    const score = bestAt.get(moment);
    if (score !== undefined) best = best === null ? score : better(best, score);
    return best;
  });
}

interface HistoryChart {
  label: string;
  mode: GameMode;
  interval: HistoryInterval;
  moments: number[];
  series: ChartSeries[];
}

export function historyChart({ label, mode, interval, moments, series }: HistoryChart): TemplateResult {
  return html`<line-chart
    .label=${label}
    .moments=${moments}
    .series=${series}
    .momentLabel=${texts.history.intervals[interval]}
    .formatMoment=${momentFormat(interval, mode.time_zone)}
    .least=${mode.decimals === null ? 0 : 10 ** -mode.decimals}
    .formatValue=${(value: number) => formatScore(value, mode)}
  ></line-chart>`;
}

/** A player's best of each interval, and the personal best as it grew. */
export function scoreHistory(
  history: HistoryPoint[],
  mode: GameMode,
  interval: HistoryInterval,
): TemplateResult {
  const moments = history.map(({ at }) => Date.parse(at));
  return historyChart({
    label: texts.history.label(mode.name || mode.code),
    mode,
    interval,
    moments,
    series: [
      { name: texts.history.personalBest, shape: 'step', values: bestSoFar(history, moments, mode) },
      { name: texts.history.bestOf[interval], shape: 'dots', values: history.map(({ best }) => best) },
    ],
  });
}
