import fc from 'fast-check';
import { boundsOf, periodsAt } from './periods';

const keysAt = (time: string) => periodsAt(Date.parse(time)).map((period) => period.key);

describe('periodsAt', () => {
  it.each([
    ['2026-11-23T00:00:00.000Z', ['', '2026-11-23', '2026-W48', '2026-11']],
    ['2026-11-22T23:59:59.999Z', ['', '2026-11-22', '2026-W47', '2026-11']],
    ['2024-02-29T12:00:00.000Z', ['', '2024-02-29', '2024-W09', '2024-02']],
    ['2027-01-03T12:00:00.000Z', ['', '2027-01-03', '2026-W53', '2027-01']],
    ['2024-12-30T00:00:00.000Z', ['', '2024-12-30', '2025-W01', '2024-12']],
    ['1970-01-01T00:00:00.000Z', ['', '1970-01-01', '1970-W01', '1970-01']],
  ])('%s lies in %j', (time, keys) => {
    expect(keysAt(time)).toEqual(keys);
  });

  it('changes the week on Mondays only, and never goes back', () => {
    const day = fc.date({ min: new Date('1970-01-05'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const week = (ms: number) => periodsAt(ms)[2]?.key ?? '';
        const next = date.getTime() + 86_400_000;
        const isMonday = new Date(next).getUTCDay() === 1;
        expect(week(next) > week(date.getTime())).toBe(isMonday);
        expect(week(next) === week(date.getTime())).toBe(!isMonday);
      }),
    );
  });
});

describe('boundsOf', () => {
  it('holds exactly the moments that lie in the period', () => {
    const moment = fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, (date) => {
        periodsAt(date.getTime()).forEach((period, kind) => {
          const bounds = boundsOf(period);
          if (!bounds) return expect(period).toEqual({ period: 'all_time', key: '' });
          expect(bounds.startsAt).toBeLessThanOrEqual(date.getTime());
          expect(bounds.endsAt).toBeGreaterThan(date.getTime());
          expect(periodsAt(bounds.startsAt)[kind]).toEqual(period);
          expect(periodsAt(bounds.startsAt - 1)[kind]).not.toEqual(period);
          expect(periodsAt(bounds.endsAt - 1)[kind]).toEqual(period);
          expect(periodsAt(bounds.endsAt)[kind]).not.toEqual(period);
        });
      }),
    );
  });
});
