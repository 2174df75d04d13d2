import { previewSchedule } from './schedule-preview';

const now = Date.parse('2026-11-25T12:00:00Z');

describe('the preview of a schedule', () => {
  it('tells the next times in UTC and by the clocks of a zone, through their changes', () => {
    const berlin = { cron: '30 2 * * *', time_zone: 'Europe/Berlin' };
    expect(previewSchedule({ ...berlin, after: '2026-03-28T00:00:00Z', count: 3 }, now)).toEqual([
      { at: '2026-03-28T01:30:00.000Z', local: '2026-03-28T02:30:00.000+01:00' },
      { at: '2026-03-29T01:00:00.000Z', local: '2026-03-29T03:00:00.000+02:00' },
      { at: '2026-03-30T00:30:00.000Z', local: '2026-03-30T02:30:00.000+02:00' },
    ]);
    expect(previewSchedule({ ...berlin, after: '2026-10-24T12:00:00Z', count: 2 }, now)).toEqual([
      { at: '2026-10-25T00:30:00.000Z', local: '2026-10-25T02:30:00.000+02:00' },
      { at: '2026-10-26T01:30:00.000Z', local: '2026-10-26T02:30:00.000+01:00' },
    ]);
    const plain = previewSchedule({ cron: '0 0 * * *' }, now);
    expect(plain).toHaveLength(10);
    expect(plain[0]).toEqual({ at: '2026-11-26T00:00:00.000Z', local: '2026-11-26T00:00:00.000+00:00' });
  });

  it.each([
    ['cron', { cron: '0 0 31 2 *' }],
    ['cron', { cron: 'daily' }],
    ['time_zone', { cron: '0 0 * * *', time_zone: 'Nowhere/At/All' }],
  ])('refuses a wrong %s: %j', (field, input) => {
    expect(() => previewSchedule(input, now)).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        data: { errors: [expect.objectContaining({ field })] },
      }) as Error,
    );
  });
});
