import { Calendar } from './index';

const at = (time: string) => Date.parse(time);
const mondays = '0 2 * * 1';

function seasonAt(calendar: Calendar, time: string): [string, string] {
  const key = calendar.keyAt('season', at(time));
  const bounds = calendar.boundsOf({ period: 'season', key });
  return [key, new Date(bounds?.endsAt ?? NaN).toISOString()];
}

describe('seasons', () => {
  const calendar = new Calendar({
    timeZone: 'Europe/Berlin',
    cron: mondays,
    resets: ['2026-11-18T12:34:56.789Z', '2026-11-23T01:00Z', '2026-11-24T10:00Z', '2026-11-24T10:00Z'].map(
      at,
    ),
  });

  it.each([
    ['2026-11-16T00:59:59.999Z', '2026-11-09T01:00:00.000Z', '2026-11-16T01:00:00.000Z'],
    ['2026-11-16T01:00:00.000Z', '2026-11-16T01:00:00.000Z', '2026-11-18T12:34:56.789Z'],
    ['2026-11-18T12:34:56.788Z', '2026-11-16T01:00:00.000Z', '2026-11-18T12:34:56.789Z'],
    ['2026-11-18T12:34:56.789Z', '2026-11-18T12:34:56.789Z', '2026-11-23T01:00:00.000Z'],
    ['2026-11-23T01:00:00.000Z', '2026-11-23T01:00:00.000Z', '2026-11-24T10:00:00.000Z'],
    ['2026-11-24T10:00:00.000Z', '2026-11-24T10:00:00.000Z', '2026-11-30T01:00:00.000Z'],
    ['2026-11-30T01:00:00.000Z', '2026-11-30T01:00:00.000Z', '2026-12-07T01:00:00.000Z'],
    ['1970-01-01T00:00:00.000Z', '1969-12-29T01:00:00.000Z', '1970-01-05T01:00:00.000Z'],
  ])('at %s it is the one from %s to %s, by schedule or by hand', (time, startsAt, endsAt) => {
    expect(seasonAt(calendar, time)).toEqual([startsAt, endsAt]);
  });

  it('end the stretch in which the periods stay the same', () => {
    expect(calendar.spanAt(at('2026-11-24T09:00Z'))).toMatchObject({
      from: at('2026-11-23T23:00Z'),
      until: at('2026-11-24T10:00Z'),
    });
    expect(calendar.spanAt(at('2026-11-24T10:00Z'))).toMatchObject({
      from: at('2026-11-24T10:00Z'),
      until: at('2026-11-24T23:00Z'),
    });
  });

  it('may last for years', () => {
    const leapDays = new Calendar({ timeZone: 'UTC', cron: '0 0 29 2 *', resets: [] });
    expect(seasonAt(leapDays, '1900-01-01')).toEqual([
      '1896-02-29T00:00:00.000Z',
      '1904-02-29T00:00:00.000Z',
    ]);
    expect(seasonAt(leapDays, '9999-12-31')).toEqual([
      '9996-02-29T00:00:00.000Z',
      '+010000-02-29T00:00:00.000Z',
    ]);
  });

  it('may last for a minute', () => {
    const minutes = new Calendar({ timeZone: 'UTC', cron: '* * * * *', resets: [] });
    expect(seasonAt(minutes, '2026-11-23T10:11:12.345Z')).toEqual([
      '2026-11-23T10:11:00.000Z',
      '2026-11-23T10:12:00.000Z',
    ]);
  });

  it.each([
    '',
    'x',
    '2026-11-23',
    '2026-11-23T01:00Z',
    '2026-11-23T02:00:00.000+01:00',
    '2026-11-23T01:00:00.001Z',
    '2026-11-22T01:00:00.000Z',
  ])('has none that is called "%s"', (key) => {
    expect(() => calendar.boundsOf({ period: 'season', key })).toThrow(RangeError);
  });

  it('do not follow from resets alone', () => {
    const unscheduled = new Calendar({ timeZone: 'UTC', cron: null, resets: [at('2026-11-23')] });
    expect(unscheduled.kinds).not.toContain('season');
    expect(unscheduled.spanAt(at('2026-11-23T12:00Z')).from).toBe(at('2026-11-23'));
  });
});
