import type { Dialect } from '@app/platform';
import type { EntryBuffer } from '@app/ranking';

const SPACE = 32;
const STAR = 42;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;
/** A whole number of so many digits is exact at every digit that it is built up by. */
const EXACT_DIGITS = 15;
/** Longer ones, of at most 17 digits, are put together from two that are. */
const LOW_DIGITS = 8;
const LOW_FACTOR = 1e8;

/**
 * SQL for one text of many standings: `player reached value`, a space behind every number. A tenth of the cost of an
 * object a row. The value comes as a whole number or, from PostgreSQL, as the shortest decimal that reads back as the
 * same double. SQLite's decimals are not exact, so there it comes as `m*k`, which is m · 2^−k with m below 2^55.
 */
export function packStandings(dialect: Dialect): string {
  const value = dialect === 'postgres' ? 'value' : sqliteValue;
  const row = `player_id || ' ' || reached_event_id || ' ' || ${value} || ' '`;
  return dialect === 'postgres' ? `string_agg(${row}, '')` : `group_concat(${row}, '')`;
}

/** Raised by its two halves in turn, as 2^k passes the largest double where values are smallest. */
const exponent = '(53 - CAST(floor(log2(abs(value))) AS INTEGER))';
const mantissa = `CAST(value * pow(2.0, ${exponent} / 2) * pow(2.0, ${exponent} - ${exponent} / 2) AS INTEGER)`;
const sqliteValue = `CASE WHEN abs(value) < 9007199254740992.0 AND value = CAST(value AS INTEGER)
  THEN CAST(value AS INTEGER) ELSE ${mantissa} || '*' || ${exponent} END`;

/** Adds what a text of `packStandings` holds. Errors: those of `EntryBuffer.add`. */
export function unpackStandings(text: string, entries: EntryBuffer): void {
  for (let at = 0; at < text.length;) {
    const playerEnd = endOfNumber(text, at);
    const reachedEnd = endOfNumber(text, playerEnd + 1);
    const valueEnd = endOfNumber(text, reachedEnd + 1);
    const score = readNumber(text, reachedEnd + 1, valueEnd);
    entries.add(readDigits(text, at, playerEnd), score, readDigits(text, playerEnd + 1, reachedEnd));
    at = valueEnd + 1;
  }
}

function endOfNumber(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) !== SPACE) end++;
  return end;
}

/** The number at [start, end), in any of the three forms. */
function readNumber(text: string, start: number, end: number): number {
  if (text.charCodeAt(start) === MINUS) return -readNumber(text, start + 1, end);
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === STAR) return scale(readDigits(text, start, i), readNumber(text, i + 1, end));
    if (code < ZERO || code > NINE) return Number(text.slice(start, end));
  }
  return readDigits(text, start, end);
}

/** m · 2^−k, exactly: one factor by itself would be 0 for the largest k. */
function scale(m: number, k: number): number {
  const half = k >> 1;
  return m * halves[MOST_HALVES + half]! * halves[MOST_HALVES + k - half]!;
}

/** The largest half of a k, either way. */
const MOST_HALVES = 600;
/** 2^−h for h from −MOST_HALVES on. */
const halves = Float64Array.from({ length: 2 * MOST_HALVES + 1 }, (_, i) => 2 ** (MOST_HALVES - i));

function readDigits(text: string, start: number, end: number): number {
  if (end - start > EXACT_DIGITS) {
    const middle = end - LOW_DIGITS;
    return readDigits(text, start, middle) * LOW_FACTOR + readDigits(text, middle, end);
  }
  let number = 0;
  for (let i = start; i < end; i++) number = 10 * number + text.charCodeAt(i) - ZERO;
  return number;
}
