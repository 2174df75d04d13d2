import { isTimeZone, localTime } from './index';

describe('isTimeZone', () => {
  it.each([
    'UTC',
    'Europe/Berlin',
    'europe/berlin',
    'Asia/Kathmandu',
    'Asia/Katmandu',
    'Etc/GMT+5',
    'EST5EDT',
    'Japan',
  ])('takes %s', (name) => expect(isTimeZone(name)).toBe(true));

  it.each([
    '',
    '+01:00',
    '-0800',
    '+01',
    'Z',
    'Europe/Atlantis',
    'Europe',
    ' UTC',
    'IST',
    'pst',
    'SystemV/PST8',
  ])('does not take "%s"', (name) => expect(isTimeZone(name)).toBe(false));

  it('takes every name that Intl lists', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name))).toEqual([]);
  });
});

describe('localTime', () => {
  it.each([
    ['2026-11-23T00:00Z', 'Europe/Berlin', '2026-11-23T01:00:00.000+01:00'],
    ['2026-10-25T00:30Z', 'Europe/Berlin', '2026-10-25T02:30:00.000+02:00'],
    ['2026-10-25T01:30Z', 'Europe/Berlin', '2026-10-25T02:30:00.000+01:00'],
    ['2026-11-23T12:00:00.001Z', 'UTC', '2026-11-23T12:00:00.001+00:00'],
    ['2026-11-23T00:00Z', 'America/St_Johns', '2026-11-22T20:30:00.000-03:30'],
    ['2026-11-23T00:00Z', 'Asia/Kathmandu', '2026-11-23T05:45:00.000+05:45'],
    ['2026-11-23T00:00Z', 'Pacific/Kiritimati', '2026-11-23T14:00:00.000+14:00'],
    ['1890-01-01T00:00Z', 'Europe/Berlin', '1890-01-01T00:53:28.000+00:53:28'],
  ])('%s in %s is %s', (time, zone, local) => {
    expect(localTime(Date.parse(time), zone)).toBe(local);
  });

  it('can be read back', () => {
    const ms = Date.parse('2026-07-01T12:34:56.789Z');
    for (const zone of Intl.supportedValuesOf('timeZone')) expect(Date.parse(localTime(ms, zone))).toBe(ms);
  });

  it('refuses an unknown zone', () => {
    expect(() => localTime(0, '+01:00')).toThrow(RangeError);
  });
});
