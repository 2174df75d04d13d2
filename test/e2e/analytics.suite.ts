import type { BusyHour, GamesPoint, RegistrationsPoint, UnlocksPoint } from '../support/api-types';
import { expectProblem, type Client } from '../support/client';
import { eventually } from '../support/eventually';

const hourMs = 3_600_000;

/** Games, registrations and unlocks over time: what charts are made from. */
export function analyticsSuite(api: () => Client): void {
  describe('analytics', () => {
    let since = '';

    beforeAll(async () => {
      await api().removeEverybody();
      // The hours before this one too: the clock may strike while the games are played.
      since = new Date(Date.now() - hourMs).toISOString();
      const [one, two] = [await api().player(), await api().player()];
      await api().submit(one, 5, 'ANALYTICS');
      await api().submit(two, 6, 'ANALYTICS');
      const { id } = await api().submit(one, 7, 'ANALYTICS');
      await api().submit(one, 8, 'ANALYTICS 2');
      await api().delete(`/api/scores/${id}`);
    });

    const sum = (points: readonly object[], name: string): number =>
      points.reduce((total, point) => total + Number((point as Record<string, unknown>)[name]), 0);
    const counted = async <Point extends object>(
      path: string,
      name: string,
      expected: number,
    ): Promise<void> =>
      eventually(async () => expect(sum(await api().read<Point[]>(path), name)).toBe(expected));

    it('count games over time, of a mode and of all, without voided ones', async () => {
      const path = `/api/analytics/games?interval=hour&from=${since}`;
      await counted<GamesPoint>(path, 'games', 3);
      await counted<GamesPoint>(`${path}&game_mode=ANALYTICS`, 'games', 2);
      await counted<GamesPoint>(`${path}&game_mode=GLOBAL&time_zone=&to=`, 'games', 3);
      await counted<GamesPoint>(`${path}&game_mode=nowhere`, 'games', 0);
      const points = await api().read<GamesPoint[]>('/api/analytics/games?time_zone=Asia/Tokyo');
      expect(points).toHaveLength(31);
      for (const { at } of points) expect(at).toMatch(/^\d{4}-\d\d-\d\dT15:00:00\.000Z$/);
    });

    it('count the busiest hours of the week', async () => {
      const path = `/api/analytics/hours?game_mode=ANALYTICS&from=${since}&time_zone=Europe/Berlin`;
      await counted<BusyHour>(path, 'games', 2);
      const hours = await api().read<BusyHour[]>(path);
      expect(hours.map(({ weekday, hour }) => (weekday - 1) * 24 + hour)).toEqual([...Array(168).keys()]);
    });

    it('count registrations and unlocks of the players there are', async () => {
      const query = `interval=hour&from=${since}`;
      await counted<RegistrationsPoint>(`/api/analytics/players?${query}`, 'registrations', 2);
      await counted<UnlocksPoint>(`/api/analytics/achievements?${query}`, 'unlocks', 2);
      await counted<UnlocksPoint>('/api/analytics/achievements?interval=month&to=2020-01-01', 'unlocks', 0);
    });

    it.each([
      ['games', 'interval=minute', 'interval'],
      ['games', 'from=yesterday', 'from'],
      ['games', 'interval=hour&from=2020-01-01', 'from'],
      ['achievements', 'time_zone=Mars', 'time_zone'],
      ['players', 'from=2024-01-02&to=2024-01-01', 'to'],
      ['hours', 'from=2020-01-01', 'from'],
    ])('refuse %s of %s', async (what, query, field) => {
      const answer = await api().get(`/api/analytics/${what}?${query}`);
      expectProblem(answer, 422, 'invalid_request');
      expect(answer.body).toMatchObject({ errors: [{ field }] });
    });
  });
}
