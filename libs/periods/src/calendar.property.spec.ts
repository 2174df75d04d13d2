import { deepStrictEqual, strictEqual } from 'node:assert';
import fc from 'fast-check';
import { anyCron } from './any-cron';
import { Calendar, checkSchedule, nextFireTimes } from './index';
import { naiveClock, naiveJumps } from './naive-clock';
import { naiveFiresOn, naiveTimesOfDay, naiveWeek } from './naive-cron';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const windowMinutes = 600;

interface Case {
  timeZone: string;
  cron: string;
  /** The first minute of the window. */
  start: number;
  resets: number[];
}

/** What holds a minute, found by walking there. */
interface Minute {
  ms: number;
  /** The date. */
  daily: string;
  /** Undefined until a season starts within the window. */
  season: number | undefined;
  fires: boolean;
}

/** Schedules that fire around the hours at which clocks are moved. */
const nightly = fc
  .tuple(
    fc.constantFrom('0', '30', '1', '59', '*', '*/15', '*/7', '0,30', '20-40'),
    fc.constantFrom('*', '0', '1', '2', '3', '23', '0-3', '*/2', '0,12', '22,23,0'),
    fc.constantFrom('*', '*', '*', 'L', '*/2', '1-15'),
    fc.constantFrom('*', '*', '3,10', '1-6'),
    fc.constantFrom('*', '*', '0', '6', '0#1', '0L,7'),
  )
  .map((fields) => fields.join(' '));

const anyCase: fc.Arbitrary<Case> = fc
  .record({
    timeZone: fc.oneof(
      fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      fc.constantFrom(
        'America/St_Johns',
        'America/Havana',
        'Australia/Lord_Howe',
        'Asia/Beirut',
        'Africa/Cairo',
      ),
    ),
    year: fc.integer({ min: 1973, max: 2036 }),
    which: fc.nat(10_000),
    before: fc.integer({ min: 1, max: 300 }),
    cron: fc.oneof(
      { weight: 3, arbitrary: nightly },
      { weight: 1, arbitrary: anyCron.filter((cron) => checkSchedule(cron, 'UTC') === null) },
    ),
    resets: fc.array(fc.integer({ min: -100, max: windowMinutes + 100 }), { maxLength: 3 }),
  })
  .map(({ timeZone, year, which, before, cron, resets }) => {
    const jumps = naiveJumps(timeZone, year);
    const middle = jumps[which % jumps.length] ?? Date.UTC(year, 5, 1, 0, which);
    const start = middle - before * minuteMs;
    const ascending = resets.sort((a, b) => a - b);
    return { timeZone, cron, start, resets: ascending.map((minute) => start + minute * minuteMs) };
  });

/** Minute by minute: the furthest that clocks have shown decides, and what they skip comes at once. */
function walk({ timeZone, cron, start, resets }: Case): Minute[] {
  const clock = naiveClock(timeZone);
  const times = new Set(naiveTimesOfDay(cron));
  let reached = clock(start - minuteMs);
  let season: number | undefined;
  return Array.from({ length: windowMinutes }, (_, minute) => {
    const ms = start + minute * minuteMs;
    let fires = false;
    for (const now = clock(ms); reached < now;) {
      reached += minuteMs;
      fires ||= times.has(reached % dayMs) && naiveFiresOn(cron, reached);
    }
    if (fires || resets.includes(ms)) season = ms;
    return { ms, daily: new Date(reached).toISOString().slice(0, 10), season, fires };
  });
}

function expectSamePeriods(calendar: Calendar, minutes: readonly Minute[]): void {
  for (const { ms, daily, season } of minutes) {
    const found = new Map(calendar.spanAt(ms).periods.map(({ period, key }) => [period, key]));
    strictEqual(found.get('daily'), daily);
    strictEqual(found.get('monthly'), daily.slice(0, 7));
    const startsAt = Date.parse(found.get('season') ?? '');
    if (season === undefined) strictEqual(startsAt < (minutes[0]?.ms ?? NaN), true);
    else strictEqual(startsAt, season);
  }
  const [first, last] = [minutes[0], minutes.at(-1)];
  for (const minute of [first, last]) {
    if (minute) strictEqual(calendar.keyAt('weekly', minute.ms), naiveWeek(Date.parse(minute.daily)));
  }
}

function expectSameChanges(calendar: Calendar, minutes: readonly Minute[]): void {
  const expected = minutes.flatMap(({ ms, daily, season }, index) => {
    const before = minutes[index - 1];
    return before && (before.daily !== daily || before.season !== season) ? [ms] : [];
  });
  const found: number[] = [];
  const [start = NaN, end = NaN] = [minutes[0]?.ms, minutes.at(-1)?.ms];
  for (let { until } = calendar.spanAt(start); until <= end; until = calendar.spanAt(until).until) {
    found.push(until);
    for (const period of calendar.spanAt(until).periods) {
      const bounds = calendar.boundsOf(period);
      if (bounds) strictEqual(bounds.startsAt <= until && until < bounds.endsAt, true);
    }
  }
  deepStrictEqual(found, expected);
}

function expectSameFireTimes({ cron, timeZone, start }: Case, minutes: readonly Minute[]): void {
  const expected = minutes.flatMap(({ ms, fires }) => (fires ? [ms] : []));
  const times = nextFireTimes(cron, timeZone, start - 1, expected.length + 1);
  const end = start + windowMinutes * minuteMs;
  const within = times.filter((ms) => ms < end);
  deepStrictEqual(within, expected);
}

it('periods and fire times around moved clocks are those of a walk minute by minute', () => {
  fc.assert(
    fc.property(anyCase, (given) => {
      const minutes = walk(given);
      expectSamePeriods(new Calendar(given), minutes);
      expectSameChanges(new Calendar(given), minutes);
      expectSameFireTimes(given, minutes);
    }),
    { numRuns: 80 },
  );
});
