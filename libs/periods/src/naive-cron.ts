/** Cron and calendar by brute force, for tests: as plain as can be, and nothing shared with what is tested. */

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The numbers a field names: `*`, `3`, `1-5`, `*\/2`, `1-9/3` and lists of them. */
function numbersOf(field: string, lowest: number, highest: number): Set<number> {
  const numbers = new Set<number>();
  for (const part of field.split(',')) {
    const [range = '', step = '1'] = part.split('/');
    const [from = '', to = from] = range === '*' ? [`${lowest}`, `${highest}`] : range.split('-');
    for (let number = Number(from); number <= Number(to); number += Number(step)) numbers.add(number);
  }
  return numbers;
}

function isLastOfMonth(date: Date, days: number): boolean {
  return new Date(date.getTime() + days * dayMs).getUTCMonth() !== date.getUTCMonth();
}

function weekdayMatches(field: string, date: Date): boolean {
  return field.split(',').some((part) => {
    const weekday = date.getUTCDay();
    if (part.endsWith('L')) return Number(part[0]) % 7 === weekday && isLastOfMonth(date, 7);
    const [days = '', nth] = part.split('#');
    if (nth && Math.ceil(date.getUTCDate() / 7) !== Number(nth)) return false;
    const numbers = numbersOf(days, 0, 7);
    return numbers.has(weekday) || (weekday === 0 && numbers.has(7));
  });
}

function monthDayMatches(field: string, date: Date): boolean {
  return field
    .split(',')
    .some((part) => (part === 'L' ? isLastOfMonth(date, 1) : numbersOf(part, 1, 31).has(date.getUTCDate())));
}

/** Whether a schedule fires on a day at all (any moment of it, by the clock on the wall). */
export function naiveFiresOn(cron: string, wall: number): boolean {
  const [, , monthDay = '', month = '', weekday = ''] = cron.split(' ');
  const date = new Date(wall);
  if (!numbersOf(month, 1, 12).has(date.getUTCMonth() + 1)) return false;
  const [byMonth, byWeek] = [monthDayMatches(monthDay, date), weekdayMatches(weekday, date)];
  return monthDay !== '*' && weekday !== '*' ? byMonth || byWeek : byMonth && byWeek;
}

/** The times of day (ms since midnight) at which a schedule fires, ascending. */
export function naiveTimesOfDay(cron: string): number[] {
  const [minute = '', hour = ''] = cron.split(' ');
  const [minutes, hours] = [numbersOf(minute, 0, 59), numbersOf(hour, 0, 23)];
  const all = Array.from({ length: 1440 }, (_, at) => at);
  return all
    .filter((at) => minutes.has(at % 60) && hours.has(Math.floor(at / 60)))
    .map((at) => at * minuteMs);
}

/** ISO 8601 by counting: the week's Thursday is the how manyth of its year? */
export function naiveWeek(wall: number): string {
  let thursday = Math.floor(wall / dayMs) * dayMs;
  while (new Date(thursday).getUTCDay() !== 1) thursday -= dayMs;
  thursday += 3 * dayMs;
  const year = new Date(thursday).getUTCFullYear();
  let week = 0;
  for (let at = thursday; new Date(at).getUTCFullYear() === year; at -= 7 * dayMs) week++;
  return `${year}-W${week < 10 ? '0' : ''}${week}`;
}
