import type { Random } from './random';

const hourMs = 3_600_000;
/** How much is played in each hour of a working day (UTC): little at night, most in the evening. The most is 1. */
const ofWorkday = [
  0.22, 0.13, 0.08, 0.06, 0.06, 0.08, 0.13, 0.2, 0.22, 0.22, 0.24, 0.3, 0.4, 0.36, 0.32, 0.36, 0.44, 0.54,
  0.66, 0.78, 0.86, 0.82, 0.62, 0.4,
];
const ofWeekend = [
  0.42, 0.28, 0.16, 0.09, 0.07, 0.08, 0.12, 0.22, 0.36, 0.5, 0.6, 0.66, 0.68, 0.72, 0.78, 0.82, 0.84, 0.86,
  0.92, 0.98, 1, 0.94, 0.76, 0.56,
];

/** How much is played at a moment (ms since 1970), in (0, 1]. */
function liveliness(at: number): number {
  const date = new Date(at);
  const hours = [0, 6].includes(date.getUTCDay()) ? ofWeekend : ofWorkday;
  return hours[date.getUTCHours()] ?? 1;
}

/**
 * A moment from `from` on and before `to` (ms since 1970) by the rhythm of the day and the week. A stretch of less than
 * an hour knows no rhythm.
 */
export function rhythmicMoment(random: Random, from: number, to: number): number {
  for (;;) {
    const at = Math.floor(from + (to - from) * random.next());
    if (to - from < hourMs || random.next() < liveliness(at)) return at;
  }
}
