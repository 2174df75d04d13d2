import { Calendar, type Period } from './index';

const keysAt = (time: string) =>
  Calendar.utc.spanAt(Date.parse(time)).periods.map((period: Period) => period.key);

describe('Calendar.utc', () => {
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
});
