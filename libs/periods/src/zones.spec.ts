import { Calendar, type PeriodName } from './index';

const calendarOf = (timeZone: string) => new Calendar({ timeZone, cron: null, resets: [] });

/** Where a zone's clocks did something: the bounds of a period there, in UTC. */
const stretches: [why: string, zone: string, period: PeriodName, key: string, from: string, until: string][] =
  [
    ['a usual day', 'Europe/Berlin', 'daily', '2026-11-23', '2026-11-22T23:00Z', '2026-11-23T23:00Z'],
    ['23 hours', 'Europe/Berlin', 'daily', '2026-03-29', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
    ['25 hours', 'Europe/Berlin', 'daily', '2026-10-25', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
    ['a short week', 'Europe/Berlin', 'weekly', '2026-W13', '2026-03-22T23:00Z', '2026-03-29T22:00Z'],
    ['a long month', 'Europe/Berlin', 'monthly', '2026-10', '2026-09-30T22:00Z', '2026-10-31T23:00Z'],
    ['a year end', 'Europe/Berlin', 'weekly', '2020-W53', '2020-12-27T23:00Z', '2021-01-03T23:00Z'],
    ['23 hours', 'America/New_York', 'daily', '2026-03-08', '2026-03-08T05:00Z', '2026-03-09T04:00Z'],
    ['25 hours', 'America/New_York', 'daily', '2026-11-01', '2026-11-01T04:00Z', '2026-11-02T05:00Z'],
    [
      'winter time is ahead',
      'Europe/Dublin',
      'daily',
      '2026-07-01',
      '2026-06-30T23:00Z',
      '2026-07-01T23:00Z',
    ],
    [
      'winter time is behind',
      'Europe/Dublin',
      'daily',
      '2026-10-25',
      '2026-10-24T23:00Z',
      '2026-10-26T00:00Z',
    ],
    ['no midnight', 'America/Sao_Paulo', 'daily', '2017-10-15', '2017-10-15T03:00Z', '2017-10-16T02:00Z'],
    ['no midnight', 'America/Sao_Paulo', 'daily', '2018-11-04', '2018-11-04T03:00Z', '2018-11-05T02:00Z'],
    ['23:00 twice', 'America/Sao_Paulo', 'daily', '2018-02-17', '2018-02-17T02:00Z', '2018-02-18T03:00Z'],
    ['midnight twice', 'America/Havana', 'daily', '2026-11-01', '2026-11-01T04:00Z', '2026-11-02T05:00Z'],
    ['before it', 'America/Havana', 'daily', '2026-10-31', '2026-10-31T04:00Z', '2026-11-01T04:00Z'],
    ['a month from it', 'America/Havana', 'monthly', '2026-11', '2026-11-01T04:00Z', '2026-12-01T05:00Z'],
    ['no midnight', 'America/Havana', 'daily', '2026-03-08', '2026-03-08T05:00Z', '2026-03-09T04:00Z'],
    ['no midnight', 'Asia/Beirut', 'daily', '2026-03-29', '2026-03-28T22:00Z', '2026-03-29T21:00Z'],
    ['23:00 twice', 'Asia/Beirut', 'daily', '2026-10-24', '2026-10-23T21:00Z', '2026-10-24T22:00Z'],
    ['no midnight', 'Africa/Cairo', 'daily', '2024-04-26', '2024-04-25T22:00Z', '2024-04-26T21:00Z'],
    ['23:00 twice', 'Africa/Cairo', 'daily', '2024-10-31', '2024-10-30T21:00Z', '2024-10-31T22:00Z'],
    [
      'half an hour more',
      'Australia/Lord_Howe',
      'daily',
      '2026-04-05',
      '2026-04-04T13:00Z',
      '2026-04-05T13:30Z',
    ],
    [
      'half an hour less',
      'Australia/Lord_Howe',
      'daily',
      '2026-10-04',
      '2026-10-03T13:30Z',
      '2026-10-04T13:00Z',
    ],
    [
      '00:01 back to 23:01',
      'America/St_Johns',
      'daily',
      '2006-10-28',
      '2006-10-28T02:30Z',
      '2006-10-29T02:30Z',
    ],
    ['after it', 'America/St_Johns', 'daily', '2006-10-29', '2006-10-29T02:30Z', '2006-10-30T03:30Z'],
    [
      '00:01 on to 01:01',
      'America/St_Johns',
      'daily',
      '2011-03-13',
      '2011-03-13T03:30Z',
      '2011-03-14T02:30Z',
    ],
    ['a week from it', 'America/St_Johns', 'weekly', '2010-W44', '2010-11-01T02:30Z', '2010-11-08T03:30Z'],
    ['before the gap', 'Pacific/Apia', 'daily', '2011-12-29', '2011-12-29T10:00Z', '2011-12-30T10:00Z'],
    ['skipped altogether', 'Pacific/Apia', 'daily', '2011-12-30', '2011-12-30T10:00Z', '2011-12-30T10:00Z'],
    ['after the gap', 'Pacific/Apia', 'daily', '2011-12-31', '2011-12-30T10:00Z', '2011-12-31T10:00Z'],
    ['six days', 'Pacific/Apia', 'weekly', '2011-W52', '2011-12-26T10:00Z', '2012-01-01T10:00Z'],
    [
      'a day twice as long',
      'Pacific/Kwajalein',
      'daily',
      '1969-09-30',
      '1969-09-29T13:00Z',
      '1969-10-01T12:00Z',
    ],
    ['+05:45', 'Asia/Kathmandu', 'daily', '2026-11-23', '2026-11-22T18:15Z', '2026-11-23T18:15Z'],
    ['+05:30 until then', 'Asia/Kathmandu', 'daily', '1986-01-01', '1985-12-31T18:30Z', '1986-01-01T18:15Z'],
    [
      'local mean time',
      'Europe/Berlin',
      'daily',
      '1890-01-01',
      '1889-12-31T23:06:32Z',
      '1890-01-01T23:06:32Z',
    ],
    ['far ahead', 'Europe/Berlin', 'daily', '4026-07-01', '4026-06-30T22:00Z', '4026-07-01T22:00Z'],
  ];

describe('a period where clocks are moved', () => {
  it.each(stretches)('%s: %s %s %s', (...[, zone, period, key, from, until]) => {
    const calendar = calendarOf(zone);
    const [startsAt, endsAt] = [Date.parse(from), Date.parse(until)];
    expect(calendar.boundsOf({ period, key })).toEqual({ startsAt, endsAt });
    expect(calendar.keyAt(period, endsAt)).not.toBe(key);
    expect(calendar.keyAt(period, startsAt - 1)).not.toBe(key);
    if (startsAt === endsAt) return expect(calendar.keyAt(period, startsAt)).not.toBe(key);
    expect(calendar.keyAt(period, startsAt)).toBe(key);
    expect(calendar.keyAt(period, endsAt - 1)).toBe(key);
  });

  it('keeps the new day where clocks go from 00:01 back to 23:01 of the day before', () => {
    const calendar = calendarOf('America/St_Johns');
    const minutes = Array.from(
      { length: 180 },
      (_, minute) => Date.parse('2006-10-29T01:30Z') + minute * 60_000,
    );
    const days = minutes.map((ms) => calendar.keyAt('daily', ms));
    expect(days.indexOf('2006-10-29')).toBe(60);
    expect(days.lastIndexOf('2006-10-28')).toBe(59);
  });

  it('has no moment on the day that Samoa skipped', () => {
    const calendar = calendarOf('Pacific/Apia');
    expect(calendar.keyAt('daily', Date.parse('2011-12-30T09:59:59.999Z'))).toBe('2011-12-29');
    expect(calendar.keyAt('daily', Date.parse('2011-12-30T10:00:00.000Z'))).toBe('2011-12-31');
  });
});
