import { strictEqual } from 'node:assert';
import { Calendar, type Period } from './index';

const hourMs = 3_600_000;

/** Years in which something happened to a zone's clocks. */
const years: [zone: string, year: number, cron: string | null][] = [
  ['UTC', 2026, null],
  ['UTC', 2024, '0 0 * * 1'],
  ['Europe/Berlin', 2026, '30 2 * * *'],
  ['Europe/Dublin', 2026, '0 * * * *'],
  ['America/New_York', 2026, '*/15 1-2 * * *'],
  ['America/Sao_Paulo', 2017, '0 0 * * *'],
  ['America/Sao_Paulo', 2018, '0,30 0 * * 0'],
  ['America/Havana', 2026, '0 0,12 * * *'],
  ['Asia/Beirut', 2026, '0 0 1 * *'],
  ['Africa/Cairo', 2024, '59 23 * * *'],
  ['Australia/Lord_Howe', 2026, '*/20 2 * * *'],
  ['America/St_Johns', 2006, '30 23 * * *'],
  ['America/St_Johns', 2010, '0 0 * * 7'],
  ['America/St_Johns', 2011, '0,1 0 * * *'],
  ['Pacific/Apia', 2011, '0 0 30 12 *'],
  ['Pacific/Kwajalein', 1969, '0 6 * * *'],
  ['Pacific/Kwajalein', 1993, '0 6 * * *'],
  ['Asia/Kathmandu', 1985, '15 0 L * *'],
  ['Africa/Monrovia', 1972, '0 0 * * *'],
  ['America/Juneau', 1867, '0 0 * * *'],
];

function expectBounded(calendar: Calendar, period: Period, ms: number): void {
  const bounds = calendar.boundsOf(period);
  if (!bounds) return strictEqual(period.period, 'all_time');
  strictEqual(bounds.startsAt <= ms && ms < bounds.endsAt, true, `${period.key} holds ${ms}`);
  strictEqual(calendar.keyAt(period.period, bounds.startsAt), period.key);
  strictEqual(calendar.keyAt(period.period, bounds.endsAt - 1), period.key);
}

describe('a whole year, hour by hour', () => {
  it.each(years)('%s %d with %s', (timeZone, year, cron) => {
    const calendar = new Calendar({ timeZone, cron, resets: [] });
    const end = Date.UTC(year + 1, 0, 2);
    let span = calendar.spanAt(Date.UTC(year - 1, 11, 30));
    for (let ms = span.from; ms < end; ms += hourMs) {
      while (ms >= span.until) {
        const next = calendar.spanAt(span.until);
        strictEqual(next.from, span.until);
        strictEqual(next.until > next.from, true);
        const forward = next.periods.map(({ key }, kind) => key >= (span.periods[kind]?.key ?? ''));
        strictEqual(forward.includes(false), false, 'a key never goes back');
        strictEqual(
          next.periods.some(({ key }, kind) => key !== span.periods[kind]?.key),
          true,
        );
        span = next;
      }
      strictEqual(calendar.spanAt(ms).from, span.from);
      for (const { period, key } of span.periods) strictEqual(calendar.keyAt(period, ms), key);
      if (ms % (24 * hourMs) < hourMs) span.periods.forEach((period) => expectBounded(calendar, period, ms));
    }
  });
});
