import type { ModeStatistics, Player, Score } from '../support/api-types';
import { expectProblem, type Client } from '../support/client';
import { nextOf, walk } from '../support/walk';
import { moment } from '../support/matchers';

/** The lists of scores and the statistics. */
export function scoreListsSuite(api: () => Client): void {
  describe('scores', () => {
    let [ada, bob]: Player[] = [];
    const all: Score[] = [];
    const idOf = ({ id }: { id: number }): number => id;
    const read = async (path: string): Promise<number[]> => (await api().read<Score[]>(path)).map(idOf);
    const best = (scores: readonly Score[]): number[] =>
      [...scores].sort((a, b) => b.score - a.score || a.id - b.id).map(idOf);

    beforeAll(async () => {
      await api().removeEverybody();
      all.length = 0;
      [ada, bob] = [await api().player(), await api().player()];
      const games: [Player, number, string][] = [
        [ada, 100, 'LIST A'],
        [bob, 300, 'LIST A'],
        [ada, 300, 'LIST A'],
        [ada, -5, 'LIST B'],
        [bob, 0, 'LIST B'],
        [ada, 300, 'list a'],
      ];
      for (const [player, score, mode] of games) all.push(await api().submit(player, score, mode));
    });

    it('come highest first, the earlier one first among equals', async () => {
      expect(await read('/api/scores')).toEqual(best(all));
      const [first] = await api().read<Score[]>('/api/scores?limit=1');
      expect(first).toEqual({
        id: all[1]?.id,
        player_id: bob?.id,
        game_mode: 'LIST A',
        score: 300,
        created_at: moment,
        metadata: null,
      });
    });

    it('come lowest first on demand, the earlier one first among equals', async () => {
      const lowest = [...all].sort((a, b) => a.score - b.score || a.id - b.id).map(idOf);
      expect(await read('/api/scores?order=lowest')).toEqual(lowest);
    });

    it('come newest first on demand', async () => {
      expect(await read('/api/scores?order=newest')).toEqual(all.map(idOf).reverse());
      expectProblem(await api().get('/api/scores?order=oldest'), 422, 'invalid_request');
    });

    it('can be filtered by mode and player', async () => {
      const of = (test: (score: Score) => boolean): number[] => best(all.filter(test));
      expect(await read('/api/scores?game_mode=LIST%20A')).toEqual(of((s) => s.game_mode === 'LIST A'));
      expect(await read(`/api/scores?player_id=${ada?.id}`)).toEqual(of((s) => s.player_id === ada?.id));
      const both = `/api/scores?player_id=${bob?.id}&game_mode=LIST%20B`;
      expect(await read(both)).toEqual([all[4]?.id]);
      expect(await read('/api/scores?game_mode=&player_id=')).toEqual(best(all));
      expect(await read('/api/scores?game_mode=unknown')).toEqual([]);
      expect(await read('/api/scores/gamemode/LIST%20B')).toEqual([all[4]?.id, all[3]?.id]);
      expect(await read('/api/scores/gamemode/unknown')).toEqual([]);
      expect(await read(`/api/scores/player/${bob?.id}`)).toEqual(of((s) => s.player_id === bob?.id));
      expect(await read('/api/scores/player/999999999')).toEqual([]);
    });

    it('take skip and limit, and refuse wrong ones', async () => {
      const lists = ['/api/scores?', `/api/scores/player/${ada?.id}?`, '/api/scores/gamemode/LIST%20A?'];
      for (const list of lists) {
        const whole = await read(list);
        expect(await read(`${list}skip=1&limit=1`)).toEqual(whole.slice(1, 2));
        expect(await read(`${list}limit=0`)).toEqual([]);
        expect(await read(`${list}skip=100000`)).toEqual([]);
        for (const wrong of ['limit=-1', 'limit=1001', 'limit=abc', 'skip=-1', 'skip=%20', 'limit=2.5']) {
          expectProblem(await api().get(list + wrong), 422, 'invalid_request');
        }
      }
      expectProblem(await api().get('/api/scores?player_id=x'), 422, 'invalid_request');
      expectProblem(await api().get('/api/scores/player/x'), 422, 'invalid_request');
    });

    it.each(['highest', 'lowest', 'newest'])('can be walked %s first while more come in', async (order) => {
      const path = `/api/scores?order=${order}&limit=2`;
      const before = await read(`/api/scores?order=${order}`);
      expect((await walk<Score>(api(), path)).flat().map(idOf)).toEqual(before);

      const first = await api().get<Score[]>(path);
      const late = await api().submit(ada as Player, order === 'lowest' ? -10_000 : 10_000, 'LIST C');
      const rest = (await walk<Score>(api(), nextOf(first) ?? '')).flat();
      expect([...first.body, ...rest].map(idOf)).toEqual(before);
      all.push(late);
    });

    it('refuse the cursor of another list', async () => {
      const { headers } = await api().get('/api/scores?limit=1');
      const cursor = /cursor=([^&>]+)/.exec(headers.get('link') ?? '')?.[1];
      expect(cursor).toBeDefined();
      expectProblem(await api().get(`/api/scores?order=newest&cursor=${cursor}`), 422, 'invalid_cursor');
      expectProblem(await api().get(`/api/scores/gamemode/LIST%20A?cursor=${cursor}`), 422, 'invalid_cursor');
      expectProblem(await api().get('/api/scores?cursor=WzEsMl0'), 422, 'invalid_cursor');
    });

    it('have 100 a page, and 50 a player, where no limit is given', async () => {
      const busy = await api().player();
      const games = Array.from({ length: 101 }, (_, score) => api().submit(busy, score, 'BUSY'));
      await Promise.all(games);
      expect(await read('/api/scores')).toHaveLength(100);
      expect(await read('/api/scores/gamemode/BUSY')).toHaveLength(100);
      expect(await read(`/api/scores/player/${busy.id}`)).toHaveLength(50);
      expect(await read(`/api/scores/player/${busy.id}?limit=1000`)).toHaveLength(101);
      await api().delete(`/api/players/${busy.id}`);
    });
  });

  describe('statistics', () => {
    const statistics = (player: Player): Promise<ModeStatistics[]> =>
      api().read<ModeStatistics[]>(`/api/scores/player/${player.id}/stats`);

    it('come by mode name', async () => {
      const player = await api().player();
      for (const mode of ['b', 'A', 'a', 'é', 'Z']) await api().submit(player, 10, mode);
      await api().submit(player, -4, 'a');
      const entries = await statistics(player);
      expect(entries.map(({ game_mode }) => game_mode)).toEqual(['A', 'Z', 'a', 'b', 'é']);
      expect(entries[2]).toEqual({ game_mode: 'a', best_score: 10, avg_score: 3, total_games: 2 });
    });

    it.each([
      [[1, 1, 2], 1.33],
      [[2, 2, 1], 1.67],
      [[0, 0, 0, 0, 0, 0, 0, 1], 0.12],
      [[0, 0, 0, 0, 0, 0, 0, 3], 0.38],
      [[0, 0, 0, 0, 0, 0, 0, -1], -0.12],
      [[0, 0, 0, 0, 0, 0, 0, -3], -0.38],
      [[0, 0, 0, 0, 0, 0, 0, 1001], 125.12],
      [[-1, 1], 0],
      [[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], Number.MAX_SAFE_INTEGER],
      [[Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 3], 1],
      [[Number.MAX_SAFE_INTEGER, 1, -Number.MAX_SAFE_INTEGER], 0.33],
    ])('of %j have the average %d, half to even, as boards do', async (scores, average) => {
      const player = await api().player();
      const mode = `AVERAGE ${player.id}`;
      for (const score of scores) await api().submit(player, score, mode);
      const [entry] = await statistics(player);
      const best_score = Math.max(...scores);
      const expected = { best_score, avg_score: average, total_games: scores.length };
      expect(entry).toEqual({ game_mode: mode, ...expected });
      const [row] = await api().read<object[]>(`/api/leaderboard/gamemode/${encodeURIComponent(mode)}`);
      expect(row).toMatchObject(expected);
    });

    it('are empty for an unknown player, and refuse what is no id', async () => {
      expect(await api().read('/api/scores/player/999999999/stats')).toEqual([]);
      expectProblem(await api().get('/api/scores/player/x/stats'), 422, 'invalid_request');
    });
  });
}
