import type {
  Achievement,
  AchievementBoardRow,
  AchievementCheck,
  Player,
  PlayerAchievement,
} from '../support/api-types';
import { expectProblem, type Client } from '../support/client';
import { aNumber, aText, moment } from '../support/matchers';

/** A history just short of each achievement, and the score that earns it; `otherwise` is one that does not. */
const thresholds: [code: string, before: number[], earns: number, otherwise: number | null][] = [
  ['first_steps', [], -1, null],
  ['novice_player', [0, 0, 0, 0], 0, null],
  ['rising_star', [], 1000, 999],
  ['skilled_gamer', [], 2500, 2499],
  ['elite_player', [], 5000, 4999],
  ['dedicated', Array<number>(24).fill(0), 0, null],
  ['veteran', Array<number>(99).fill(0), 0, null],
  ['consistent', [9, ...Array<number>(9).fill(1500)], 1500, 1499],
  ['perfectionist', [9, ...Array<number>(18).fill(2000), 2001], 1999, 1998],
];

/** The catalogue, what players unlock, progress, checks, and the board of points. */
export function achievementsSuite(api: () => Client): void {
  describe('achievements', () => {
    const catalogue = (): Promise<Achievement[]> => api().read<Achievement[]>('/api/achievements');
    const of = (player: { id: number }, query = ''): Promise<PlayerAchievement[]> =>
      api().read<PlayerAchievement[]>(`/api/achievements/player/${player.id}${query}`);
    const submitAll = async (player: Player, scores: readonly number[]): Promise<string[]> => {
      const codes: string[] = [];
      for (const score of scores) {
        const { new_achievements } = await api().submit(player, score, `A${codes.length}`);
        codes.push(...(new_achievements ?? []).map(({ code }) => code));
      }
      return codes;
    };

    const board = '/api/achievements/leaderboard';
    /** Page by page, over a shared rank, to past the end; by `skip` and by the `Link` of the page before. */
    const expectPages = async (rows: AchievementBoardRow[]): Promise<void> => {
      let link = `${board}?limit=2`;
      for (let skip = 0; skip <= rows.length + 2; skip += 2) {
        const page = await api().get(`${board}?skip=${skip}&limit=2`);
        expect(page.status).toBe(200);
        expect(page.headers.get('X-Total-Count')).toBe(String(rows.length));
        expect(page.body).toEqual(rows.slice(skip, skip + 2));
        if (skip >= rows.length) continue;
        const linked = await api().get(link);
        expect(linked.body).toEqual(page.body);
        link = /<(.*)>; rel="next"/.exec(linked.headers.get('Link') ?? '')?.[1] ?? '';
        expect(link === '').toBe(skip + 2 >= rows.length);
      }
      for (const wrong of ['limit=-1', 'limit=101', 'limit=x', 'skip=-1', 'skip=x']) {
        expectProblem(await api().get(`${board}?${wrong}`), 422, 'invalid_request');
      }
      expectProblem(await api().get(`${board}?cursor=forged`), 422, 'invalid_cursor');
    };
    const expectPlaces = async (rows: AchievementBoardRow[]): Promise<void> => {
      for (const [position, { player_id, rank, achievement_count, total_points }] of rows.entries()) {
        const place = await api().read(`/api/achievements/player/${player_id}/rank`);
        const total_players = rows.length;
        expect(place).toEqual({ rank, position, total_players, achievement_count, total_points });
      }
      const unknown = await api().get('/api/achievements/player/999999999/rank');
      expectProblem(unknown, 404, 'player_not_found');
    };

    beforeAll(() => api().removeEverybody());

    it('are nine, each with all its fields', async () => {
      const all = await catalogue();
      expect(all.map(({ code }) => code).sort()).toEqual(thresholds.map(([code]) => code).sort());
      for (const achievement of all) {
        expect(achievement).toEqual({
          id: aNumber,
          code: aText,
          name: aText,
          description: aText,
          icon: aText,
          tier: expect.stringMatching(/^(Bronze|Silver|Gold)$/) as string,
          points: aNumber,
          category: aText,
          criteria_type: aText,
          criteria_value: aNumber,
          criteria_window: achievement.criteria_type === 'average_score' ? aNumber : null,
          unlocked_count: 0,
          rarity_percent: 0,
        });
      }
    });

    it.each(thresholds)(
      'awards %s at its threshold, on submit, once',
      async (code, before, earns, otherwise) => {
        const player = await api().player();
        expect(await submitAll(player, before)).not.toContain(code);
        const held = await of(player);
        const answer = await api().submit(player, earns);
        const unlock = answer.new_achievements?.find((each) => each.code === code);
        expect(unlock).toMatchObject({ unlocked_at: answer.created_at });
        const mine = await of(player);
        expect(mine).toHaveLength(held.length + (answer.new_achievements?.length ?? 0));
        expect(mine.find(({ achievement_name }) => achievement_name === unlock?.name)).toEqual({
          id: aNumber,
          player_id: player.id,
          achievement_id: unlock?.id,
          achievement_name: unlock?.name,
          achievement_description: unlock?.description,
          achievement_icon: unlock?.icon,
          achievement_points: unlock?.points,
          tier: unlock?.tier,
          unlocked_at: answer.created_at,
          progress: 1,
        });
        const again = await api().submit(player, earns);
        expect(again.new_achievements?.map((each) => each.code)).not.toContain(code);

        if (otherwise === null) return;
        const unlucky = await api().player();
        expect(await submitAll(unlucky, [...before, otherwise])).not.toContain(code);
      },
    );

    it('are not taken back by worse games', async () => {
      const player = await api().player();
      await submitAll(player, Array<number>(20).fill(2_000));
      const before = await of(player);
      expect(before.map(({ achievement_name }) => achievement_name)).toContain('Perfectionist');
      await submitAll(player, [-9_000_000, 0]);
      expect(await of(player)).toEqual(before);
    });

    it('show progress of the locked ones on demand', async () => {
      const player = await api().player();
      await submitAll(player, [500, 0]);
      const all = await of(player, '?include=progress');
      expect(all).toHaveLength(9);
      const locked = all.filter(({ unlocked_at }) => unlocked_at === null);
      expect(
        locked.map(({ achievement_name, id, progress }) => [achievement_name, id, progress]).sort(),
      ).toEqual([
        ['Consistent', null, 0.0333],
        ['Dedicated', null, 0.08],
        ['Elite Player', null, 0.1],
        ['Novice Player', null, 0.4],
        ['Perfectionist', null, 0.0125],
        ['Rising Star', null, 0.5],
        ['Skilled Gamer', null, 0.2],
        ['Veteran', null, 0.02],
      ]);
      const negative = await api().player();
      await submitAll(negative, [-1_000_000]);
      for (const { progress } of await of(negative, '?include=progress')) {
        expect(progress >= 0 && progress <= 1).toBe(true);
      }
      expectProblem(
        await api().get(`/api/achievements/player/${player.id}?include=x`),
        422,
        'invalid_request',
      );
    });

    it('are none for an unknown player', async () => {
      expect(await of({ id: 999_999_999 })).toEqual([]);
      expectProblem(await api().get('/api/achievements/player/x'), 422, 'invalid_request');
    });

    it('can be checked again and again', async () => {
      const player = await api().player();
      await submitAll(player, [1000]);
      for (let round = 0; round < 3; round++) {
        const { status, body } = await api().post<AchievementCheck>(
          `/api/achievements/check/${player.id}`,
          {},
        );
        expect(status).toBe(200);
        expect(body).toEqual({ message: aText, new_achievements: [], total_achievements: 2 });
      }
      const idle = await api().player();
      const { body } = await api().post<AchievementCheck>(`/api/achievements/check/${idle.id}`, undefined);
      expect(body).toMatchObject({ new_achievements: [], total_achievements: 0 });
      expectProblem(await api().post('/api/achievements/check/999999999', {}), 404, 'player_not_found');
      expectProblem(await api().post('/api/achievements/check/x', {}), 422, 'invalid_request');
    });

    it('count who has them, in per cent of all players', async () => {
      await api().removeEverybody();
      const players = [await api().player(), await api().player(), await api().player()];
      await api().submit(players[0] as Player, 1000);
      await api().submit(players[1] as Player, 0);
      const numbers = async (): Promise<unknown[]> =>
        (await catalogue())
          .filter(({ code }) => ['first_steps', 'rising_star', 'veteran'].includes(code))
          .map(({ code, unlocked_count, rarity_percent }) => [code, unlocked_count, rarity_percent]);
      expect(await numbers()).toEqual([
        ['first_steps', 2, 66.67],
        ['rising_star', 1, 33.33],
        ['veteran', 0, 0],
      ]);
      await api().delete(`/api/players/${players[2]?.id}`);
      await api().delete(`/api/players/${players[1]?.id}`);
      expect(await numbers()).toEqual([
        ['first_steps', 1, 100],
        ['rising_star', 1, 100],
        ['veteran', 0, 0],
      ]);
    });

    it('rank players by points, equal ones sharing, those with none last', async () => {
      await api().removeEverybody();
      const names = ['none', 'second', 'best', 'third', 'nothing'];
      const players: Player[] = [];
      for (const display_name of names) players.push(await api().player({ display_name }));
      const [, second, best, third] = players as [Player, Player, Player, Player, Player];
      await submitAll(best, [5000]);
      await submitAll(second, [0]);
      await submitAll(third, [0]);
      const rows = await api().read<AchievementBoardRow[]>('/api/achievements/leaderboard');
      expect(rows[0]).toEqual({
        rank: 1,
        player_id: best.id,
        display_name: 'best',
        username: best.username,
        achievement_count: 4,
        total_points: 400,
      });
      expect(
        rows.map(({ rank, display_name, achievement_count, total_points }) => [
          rank,
          display_name,
          achievement_count,
          total_points,
        ]),
      ).toEqual([
        [1, 'best', 4, 400],
        [2, 'second', 1, 50],
        [2, 'third', 1, 50],
        [4, 'none', 0, 0],
        [4, 'nothing', 0, 0],
      ]);
      expect(await api().read('/api/achievements/leaderboard?limit=2')).toEqual(rows.slice(0, 2));
      expect(await api().read('/api/achievements/leaderboard?limit=0')).toEqual([]);
      await expectPages(rows);
      await expectPlaces(rows);
      expect((await of(best)).map(({ unlocked_at }) => unlocked_at)).toEqual(
        Array(4).fill(moment) as unknown[],
      );
    });
  });
}
