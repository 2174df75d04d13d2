import { type GameMode } from './api';
import { formatAverage, formatNumber } from './format';
import { locale } from './language';

type Measured = Pick<GameMode, 'decimals' | 'unit'>;

const seconds: Record<string, number> = { ms: 0.001, s: 1, sec: 1, seconds: 1 };

/** Digits of a second where a mode takes any: a double of years of them is as fine. */
const mostOfSecond = 6;

const byDecimals = new Map<number | null, Intl.NumberFormat>();

/** One for all scores of a mode: making it takes longer than using it. */
function numbersWith(decimals: number | null): Intl.NumberFormat {
  const digits = { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 20 };
  const numbers = byDecimals.get(decimals) ?? new Intl.NumberFormat(locale, digits);
  byDecimals.set(decimals, numbers);
  return numbers;
}

/** A score as its mode counts: with its decimals and unit; times as minutes and seconds. */
export function formatScore(value: number, { decimals, unit }: Measured): string {
  const factor = seconds[unit ?? ''];
  if (factor === 1) return formatTime(value, decimals ?? 0, decimals ?? mostOfSecond);
  if (factor !== undefined) return formatTime(value * factor, 3, 3);
  const number = numbersWith(decimals).format(value);
  return unit ? `${number}\u00a0${unit}` : number;
}

/** An average of scores: to two places as the API gives it, or a time. */
export function formatMean(value: number, { decimals, unit }: Measured): string {
  if (unit && unit in seconds) return formatScore(value, { decimals: Math.max(decimals ?? 0, 2), unit });
  return formatAverage(value);
}

/** `1:02:03.456`, with at least and at most so many digits of a second. */
function formatTime(total: number, least: number, most: number): string {
  const units = 10 ** most;
  const rounded = Math.round(Math.abs(total) * units);
  const whole = Math.floor(rounded / units);
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  const rest = (rounded % (60 * units)) / units;
  const twoDigits = { minimumIntegerDigits: 2, minimumFractionDigits: least, maximumFractionDigits: most };
  const start = hours > 0 ? `${formatNumber(hours)}:${String(minutes).padStart(2, '0')}` : `${minutes}`;
  return `${total < 0 ? '−' : ''}${start}:${new Intl.NumberFormat(locale, twoDigits).format(rest)}`;
}
