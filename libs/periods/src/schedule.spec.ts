import { checkSchedule, nextFireTimes } from './index';

const fires = (cron: string, timeZone: string, after: string, count: number) =>
  nextFireTimes(cron, timeZone, Date.parse(after), count).map((ms) =>
    new Date(ms).toISOString().slice(0, 16),
  );

describe('nextFireTimes', () => {
  it.each<[why: string, cron: string, zone: string, after: string, times: string[]]>([
    ['weekly', '0 0 * * 1', 'UTC', '2026-11-25T00:00Z', ['2026-11-30T00:00', '2026-12-07T00:00']],
    ['after itself', '0 0 * * 1', 'UTC', '2026-11-30T00:00Z', ['2026-12-07T00:00']],
    ['up to itself', '0 0 * * 1', 'UTC', '2026-11-29T23:59:59.999Z', ['2026-11-30T00:00']],
    ['by name', '0 0 * JAN MON', 'UTC', '2026-11-25T00:00Z', ['2027-01-04T00:00', '2027-01-11T00:00']],
    ['Sunday is 0 and 7', '0 0 * * 7', 'UTC', '2026-11-25T00:00Z', ['2026-11-29T00:00']],
    ['the last day', '0 0 L * *', 'UTC', '2024-02-01T00:00Z', ['2024-02-29T00:00', '2024-03-31T00:00']],
    ['the first Monday', '0 0 * * 1#1', 'UTC', '2026-11-25T00:00Z', ['2026-12-07T00:00']],
    ['the last Friday', '0 0 * * 5L', 'UTC', '2026-11-25T00:00Z', ['2026-11-27T00:00']],
    [
      'the 13th or a Friday',
      '0 0 13 * 5',
      'UTC',
      '2026-12-05T00:00Z',
      ['2026-12-11T00:00', '2026-12-13T00:00'],
    ],
    [
      '*/n is a day given',
      '0 0 */15 * 5',
      'UTC',
      '2026-12-02T00:00Z',
      ['2026-12-04T00:00', '2026-12-11T00:00'],
    ],
    ['leap days', '0 0 29 2 *', 'UTC', '2096-02-29T00:00Z', ['2104-02-29T00:00', '2108-02-29T00:00']],
    ['or a Monday', '0 0 29 2 1', 'UTC', '2028-02-22T00:00Z', ['2028-02-28T00:00', '2028-02-29T00:00']],
    ['far ahead', '0 0 29 2 *', 'UTC', '9896-02-29T00:00Z', ['9904-02-29T00:00']],
    ['long ago', '0 0 29 2 *', 'UTC', '1896-02-29T00:00Z', ['1904-02-29T00:00']],
  ])('%s', (...[, cron, zone, after, times]) => {
    expect(fires(cron, zone, after, times.length)).toEqual(times);
  });

  it.each<[why: string, cron: string, zone: string, after: string, times: string[]]>([
    ['summer', '0 2 * * 1', 'Europe/Berlin', '2026-07-01T00:00Z', ['2026-07-06T00:00']],
    ['winter', '0 2 * * 1', 'Europe/Berlin', '2026-11-25T00:00Z', ['2026-11-30T01:00']],
    [
      'in a gap',
      '30 2 * * *',
      'Europe/Berlin',
      '2026-03-28T12:00Z',
      ['2026-03-29T01:00', '2026-03-30T00:30'],
    ],
    [
      'often in a gap',
      '*/20 2 * * *',
      'Europe/Berlin',
      '2026-03-28T12:00Z',
      ['2026-03-29T01:00', '2026-03-30T00:00'],
    ],
    [
      'around a gap',
      '*/30 * * * *',
      'Europe/Berlin',
      '2026-03-29T00:15Z',
      ['2026-03-29T00:30', '2026-03-29T01:00'],
    ],
    ['twice a day in a gap', '0,30 0 * * 0', 'America/Sao_Paulo', '2018-11-01T00:00Z', ['2018-11-04T03:00']],
    [
      'a doubled time',
      '30 2 * * *',
      'Europe/Berlin',
      '2026-10-24T12:00Z',
      ['2026-10-25T00:30', '2026-10-26T01:30'],
    ],
    ['hourly', '0 * * * *', 'Europe/Berlin', '2026-10-24T23:30Z', ['2026-10-25T00:00', '2026-10-25T02:00']],
    [
      'quarters',
      '*/15 * * * *',
      'Europe/Berlin',
      '2026-10-25T00:40Z',
      ['2026-10-25T00:45', '2026-10-25T02:00'],
    ],
    [
      'midnight twice',
      '0 0,12 * * *',
      'America/Havana',
      '2026-10-31T20:00Z',
      ['2026-11-01T04:00', '2026-11-01T17:00'],
    ],
    ['asked the second time', '30 2 * * *', 'Europe/Berlin', '2026-10-25T01:10Z', ['2026-10-26T01:30']],
    [
      'a day skipped',
      '0 9 30 12 *',
      'Pacific/Apia',
      '2011-12-01T00:00Z',
      ['2011-12-30T10:00', '2012-12-29T19:00'],
    ],
    [
      'and the next',
      '0 0 * * *',
      'Pacific/Apia',
      '2011-12-29T12:00Z',
      ['2011-12-30T10:00', '2011-12-31T10:00'],
    ],
    ['23 hours again', '0 20 * * *', 'Pacific/Kwajalein', '1969-10-01T05:00Z', ['1969-10-02T08:00']],
    [
      'half an hour',
      '15 2 * * *',
      'Australia/Lord_Howe',
      '2026-10-03T00:00Z',
      ['2026-10-03T15:30', '2026-10-04T15:15'],
    ],
  ])('where clocks are moved: %s', (...[, cron, zone, after, times]) => {
    expect(fires(cron, zone, after, times.length)).toEqual(times);
  });

  it('throws what checkSchedule says', () => {
    expect(() => nextFireTimes('0 0 30 2 *', 'UTC', 0, 1)).toThrow(RangeError);
    expect(() => nextFireTimes('0 0 30 2 *', 'UTC', 0, 1)).toThrow(
      checkSchedule('0 0 30 2 *', 'UTC') ?? 'no fault',
    );
    expect(() => nextFireTimes('0 0 * * *', 'Nowhere', 0, 1)).toThrow(RangeError);
  });
});

describe('checkSchedule', () => {
  it.each(['* * * * *', ' 0  0 * * 1 ', '0 0 29 2 *', '59 23 31 12 SUN', '0-59/5 */2 L,15 jan-mar 1#5,fril'])(
    'takes %j',
    (cron) => expect(checkSchedule(cron, 'Europe/Berlin')).toBeNull(),
  );

  it.each([
    ['', /five fields/],
    ['0 0 * *', /five fields: minute, hour, day of the month, month, day of the week/],
    ['0 0 0 * * *', /five fields/],
    ['@weekly', /five fields/],
    ['60 0 * * *', /minute field .* is "60": use \*, 0 to 59/],
    ['*/0 0 * * *', /minute field/],
    ['5- 0 * * *', /minute field/],
    ['0 24 * * *', /hour field/],
    ['0 2-1 * * *', /hour field/],
    ['0 -1 * * *', /hour field/],
    ['0 0 0 * *', /day of the month field/],
    ['0 0 32 * *', /day of the month field/],
    ['0 0 15W * *', /day of the month field/],
    ['0 0 ? * 1', /day of the month field/],
    ['0 0 1, * *', /day of the month field/],
    ['0 0 * 13 *', /field .* is "13": use \*, 1 to 12 or JAN to DEC/],
    ['0 0 * MAI *', / month field/],
    ['0 0 * * 8', /day of the week field/],
    ['0 0 * * +1', /day of the week field/],
    ['0 0 * * 1#6', /day of the week field/],
    ['0 0 * * L', /day of the week field/],
    ['0 0 30 2 *', /never fires/],
    ['0 0 31 2,4,6 *', /never fires/],
  ])('says what is wrong with "%s"', (cron, fault) => {
    expect(checkSchedule(cron, 'UTC')).toMatch(fault);
  });

  it('says that a zone is unknown', () => {
    expect(checkSchedule('0 0 * * *', 'Europe/Bärlin')).toMatch(/"Europe\/Bärlin" is no time zone/);
  });
});
