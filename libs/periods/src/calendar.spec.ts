import { Calendar, periodNames, type PeriodName } from './index';

const at = (time: string) => Date.parse(time);
const keysAt = (time: string) => Calendar.utc.spanAt(at(time)).periods.map((period) => period.key);
const bounds = (startsAt: string, endsAt: string) => ({ startsAt: at(startsAt), endsAt: at(endsAt) });

describe('Calendar.utc', () => {
  it.each([
    ['2026-11-23T00:00:00.000Z', ['', '2026-11-23', '2026-W48', '2026-11']],
    ['2026-11-22T23:59:59.999Z', ['', '2026-11-22', '2026-W47', '2026-11']],
    ['2024-02-29T12:00:00.000Z', ['', '2024-02-29', '2024-W09', '2024-02']],
    ['2000-02-29T12:00:00.000Z', ['', '2000-02-29', '2000-W09', '2000-02']],
    ['1900-03-01T00:00:00.000Z', ['', '1900-03-01', '1900-W09', '1900-03']],
    ['2021-01-03T12:00:00.000Z', ['', '2021-01-03', '2020-W53', '2021-01']],
    ['2027-01-03T12:00:00.000Z', ['', '2027-01-03', '2026-W53', '2027-01']],
    ['2027-01-04T00:00:00.000Z', ['', '2027-01-04', '2027-W01', '2027-01']],
    ['2024-12-30T00:00:00.000Z', ['', '2024-12-30', '2025-W01', '2024-12']],
    ['2024-12-29T23:59:59.999Z', ['', '2024-12-29', '2024-W52', '2024-12']],
    ['1970-01-01T00:00:00.000Z', ['', '1970-01-01', '1970-W01', '1970-01']],
    ['1969-12-28T23:59:59.999Z', ['', '1969-12-28', '1969-W52', '1969-12']],
    ['0001-01-01T00:00:00.000Z', ['', '0001-01-01', '0001-W01', '0001-01']],
    ['9999-12-31T23:59:59.999Z', ['', '9999-12-31', '9999-W52', '9999-12']],
  ])('%s lies in %j', (time, keys) => {
    expect(keysAt(time)).toEqual(keys);
  });

  it.each<[PeriodName, string, string, string]>([
    ['daily', '2024-02-29', '2024-02-29T00:00Z', '2024-03-01T00:00Z'],
    ['weekly', '2020-W53', '2020-12-28T00:00Z', '2021-01-04T00:00Z'],
    ['weekly', '2025-W01', '2024-12-30T00:00Z', '2025-01-06T00:00Z'],
    ['monthly', '2024-02', '2024-02-01T00:00Z', '2024-03-01T00:00Z'],
    ['monthly', '2000-02', '2000-02-01T00:00Z', '2000-03-01T00:00Z'],
    ['monthly', '1900-02', '1900-02-01T00:00Z', '1900-03-01T00:00Z'],
    ['monthly', '2100-02', '2100-02-01T00:00Z', '2100-03-01T00:00Z'],
    ['monthly', '2026-12', '2026-12-01T00:00Z', '2027-01-01T00:00Z'],
    ['monthly', '9999-12', '9999-12-01T00:00Z', '+010000-01-01T00:00Z'],
  ])('%s %s lasts from %s to %s', (period, key, startsAt, endsAt) => {
    expect(Calendar.utc.boundsOf({ period, key })).toEqual(bounds(startsAt, endsAt));
  });

  it('has months in leap years only that hold a February 29th', () => {
    const lengths = [1900, 2000, 2023, 2024, 2100].map((year) => {
      const { startsAt = 0, endsAt = 0 } =
        Calendar.utc.boundsOf({ period: 'monthly', key: `${year}-02` }) ?? {};
      return (endsAt - startsAt) / 86_400_000;
    });
    expect(lengths).toEqual([28, 29, 28, 29, 28]);
  });

  it('knows no end of all time', () => {
    expect(Calendar.utc.boundsOf({ period: 'all_time', key: '' })).toBeNull();
  });

  it('gives the stretch in which nothing changes', () => {
    const span = Calendar.utc.spanAt(at('2026-11-23T12:34:56.789Z'));
    expect(span).toEqual({
      from: at('2026-11-23T00:00Z'),
      until: at('2026-11-24T00:00Z'),
      periods: [
        { period: 'all_time', key: '' },
        { period: 'daily', key: '2026-11-23' },
        { period: 'weekly', key: '2026-W48' },
        { period: 'monthly', key: '2026-11' },
      ],
    });
  });

  it('has all kinds but seasons', () => {
    expect(Calendar.utc.kinds).toEqual(['all_time', 'daily', 'weekly', 'monthly']);
    expect(() => Calendar.utc.keyAt('season', 0)).toThrow(RangeError);
    expect(() => Calendar.utc.boundsOf({ period: 'season', key: '2026-11-23T00:00:00.000Z' })).toThrow(
      RangeError,
    );
  });

  it.each<[PeriodName, string]>([
    ['all_time', 'x'],
    ['daily', ''],
    ['daily', '2023-02-29'],
    ['daily', '1900-02-29'],
    ['daily', '2026-1-1'],
    ['daily', '2026-11-23T00:00:00.000Z'],
    ['daily', '+012026-01-01'],
    ['daily', '0000-12-31'],
    ['daily', '2026-11'],
    ['weekly', '2026-W00'],
    ['weekly', '2025-W53'],
    ['weekly', '2026-W1'],
    ['weekly', '2026-W48.5'],
    ['weekly', '2026-11-23'],
    ['monthly', '2026-13'],
    ['monthly', '2026-00'],
    ['monthly', '2026'],
    ['monthly', '2026-11-01'],
  ])('refuses to bound %s "%s"', (period, key) => {
    expect(() => Calendar.utc.boundsOf({ period, key })).toThrow(RangeError);
  });

  it.each([NaN, Infinity, at('0001-01-01T00:00Z') - 1, at('+010000-01-01T00:00Z')])(
    'refuses the moment %d, for which it has no key',
    (ms) => {
      expect(() => Calendar.utc.spanAt(ms)).toThrow(RangeError);
    },
  );

  it('finds thousands of spans again, in any order', () => {
    const calendar = new Calendar({ timeZone: 'UTC', cron: '0 12 * * *', resets: [] });
    for (let count = 0; count < 3000; count++) {
      const day = (count * 7919) % 1000;
      const noon = at('2026-01-01T12:00Z') + day * 86_400_000;
      const date = new Date(noon).toISOString();
      expect(calendar.keyAt('daily', noon - 1)).toBe(date.slice(0, 10));
      expect(calendar.keyAt('season', noon)).toBe(date);
    }
  });
});

describe('Calendar', () => {
  it('lists its kinds in the order of periodNames, and gives the periods in that order', () => {
    const calendar = new Calendar({ timeZone: 'Europe/Berlin', cron: '0 2 * * 1', resets: [] });
    expect(calendar.kinds).toEqual(periodNames);
    expect(calendar.spanAt(0).periods.map(({ period }) => period)).toEqual(periodNames);
  });

  it('refuses an unknown zone and a wrong or impossible schedule', () => {
    expect(() => new Calendar({ timeZone: 'Mars/Olympus', cron: null, resets: [] })).toThrow(RangeError);
    expect(() => new Calendar({ timeZone: 'UTC', cron: '* * *', resets: [] })).toThrow(RangeError);
    expect(() => new Calendar({ timeZone: 'UTC', cron: '0 0 30 2 *', resets: [] })).toThrow(RangeError);
  });
});
