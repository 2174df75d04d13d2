import { locale } from './language';

/** Made on its first use: a formatter takes the browser about as long as a row of a table, and few views need them all. */
function once<Formatter>(make: () => Formatter): () => Formatter {
  let made: Formatter | undefined;
  return () => (made ??= make());
}

const numbers = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }));
const shortNumbers = once(
  () => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
);
const averages = once(
  () => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
);
const percents = once(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));
const days = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const moments = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }));
const clock = once(() => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }));
const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
const plurals = once(() => new Intl.PluralRules(locale));

/** All digits, in the viewer's own way of writing them. */
export function formatNumber(value: number): string {
  return numbers().format(value);
}

/** Where there is little room: "12K" for 12,034. */
export function formatShort(value: number): string {
  return shortNumbers().format(value);
}

/** To two places, as the API gives averages. */
export function formatAverage(value: number): string {
  return averages().format(value);
}

/** `percent` is 0–100. */
export function formatPercent(percent: number): string {
  return percents().format(percent / 100);
}

export function formatDay(instant: string): string {
  return days().format(new Date(instant));
}

export function formatMoment(instant: string): string {
  return moments().format(new Date(instant));
}

export function formatClock(instant: Date): string {
  return clock().format(instant);
}

const spans: [unit: Intl.RelativeTimeFormatUnit, seconds: number, until: number][] = [
  ['second', 1, 60],
  ['minute', 60, 3_600],
  ['hour', 3_600, 86_400],
  ['day', 86_400, 7 * 86_400],
];

/** "3 minutes ago" within the last week, the day before that. */
export function formatAgo(instant: string, now = Date.now()): string {
  const seconds = Math.max(0, (now - Date.parse(instant)) / 1_000);
  const span = spans.find(([, , until]) => seconds < until);
  return span ? relative().format(-Math.floor(seconds / span[1]), span[0]) : formatDay(instant);
}

/** How often, by the plural rules of the page's language: `{one: 'game', other: 'games'}`. */
export function counted(count: number, nouns: Partial<Record<Intl.LDMLPluralRule, string>>): string {
  return `${formatNumber(count)} ${nouns[plurals().select(count)] ?? nouns.other ?? ''}`;
}

/** Keeps a name's direction of writing to itself where no `<bdi>` can stand: titles, announcements. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
