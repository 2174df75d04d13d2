import { intervalsBetween, steadyClocks } from './index';

const at = (text: string): number => Date.parse(text);
const starts = (found: readonly { startsAt: number }[]): string[] =>
  found.map(({ startsAt }) => new Date(startsAt).toISOString().slice(0, 16));

describe('intervalsBetween', () => {
  it('gives whole days of the zone, longer and shorter where clocks change', () => {
    const days = intervalsBetween('day', 'Europe/Berlin', at('2024-03-30T12:00Z'), at('2024-04-01T00:00Z'));
    expect(starts(days)).toEqual(['2024-03-29T23:00', '2024-03-30T23:00', '2024-03-31T22:00']);
    expect(days.map(({ startsAt, endsAt }) => (endsAt - startsAt) / 3_600_000)).toEqual([24, 23, 24]);
  });

  it('passes over a day that clocks leave out', () => {
    const days = intervalsBetween('day', 'Pacific/Apia', at('2011-12-29T12:00Z'), at('2011-12-31T12:00Z'));
    expect(starts(days)).toEqual(['2011-12-29T10:00', '2011-12-30T10:00', '2011-12-31T10:00']);
  });

  it('gives weeks from Monday, months, and hours of UTC, each right after the other', () => {
    expect(starts(intervalsBetween('week', 'UTC', at('2024-02-29'), at('2024-03-04')))).toEqual([
      '2024-02-26T00:00',
    ]);
    const months = intervalsBetween(
      'month',
      'Asia/Tokyo',
      at('2023-12-31T15:00Z'),
      at('2024-02-29T15:00:01Z'),
    );
    expect(starts(months)).toEqual(['2023-12-31T15:00', '2024-01-31T15:00', '2024-02-29T15:00']);
    const hours = intervalsBetween('hour', 'Asia/Kolkata', at('2024-01-01T00:59Z'), at('2024-01-01T02:00Z'));
    expect(starts(hours)).toEqual(['2024-01-01T00:00', '2024-01-01T01:00']);
    for (const found of [months, hours]) {
      found.slice(1).forEach(({ startsAt }, index) => expect(startsAt).toBe(found[index]?.endsAt));
    }
  });

  it('gives none for an empty stretch, and refuses what lies outside the years 1 to 9999', () => {
    expect(intervalsBetween('day', 'UTC', 0, 0)).toEqual([]);
    expect(() => intervalsBetween('month', 'UTC', at('-000001-01-01T00:00Z'), 0)).toThrow(RangeError);
  });
});

describe('steadyClocks', () => {
  it('divides a stretch where clocks change, and nowhere else', () => {
    const year = steadyClocks('Europe/Berlin', at('2024-01-01T05:00Z'), at('2025-01-01T05:00Z'));
    expect(
      year.map(({ from, until, offset }) => [
        starts([{ startsAt: from }])[0],
        until - from,
        offset / 3_600_000,
      ]),
    ).toEqual([
      ['2024-01-01T05:00', at('2024-03-31T01:00Z') - at('2024-01-01T05:00Z'), 1],
      ['2024-03-31T01:00', at('2024-10-27T01:00Z') - at('2024-03-31T01:00Z'), 2],
      ['2024-10-27T01:00', at('2025-01-01T05:00Z') - at('2024-10-27T01:00Z'), 1],
    ]);
  });
});
