import type { BoardRow, Player, PlayerRank } from '../support/api-types';
import { expectProblem, type Client } from '../support/client';
import { moment } from '../support/matchers';
import { walk } from '../support/walk';

interface Place {
  game_mode: string;
  period: string;
  key: string;
  rank: number;
  score: number;
}

interface ListedPeriod {
  period: string;
  key: string;
  starts_at: string | null;
  ends_at: string | null;
  total_players: number;
}

/** Every look at a board: parts, periods, neighbours, sets, distribution. */
export function boardViewsSuite(api: () => Client): void {
  describe('views of a board', () => {
    const players: Player[] = [];
    /** Ranks 1, 2, 2, 4, 5, 6, 7 on the mode of this suite. */
    const scores = [70, 60, 60, 40, 30, 20, 10];
    const mode = 'Views/🎲';
    const path = `/api/leaderboard/gamemode/${encodeURIComponent(mode)}`;
    const here = `game_mode=${encodeURIComponent(mode)}`;
    const board = (query: string): Promise<BoardRow[]> => api().read<BoardRow[]>(`${path}?${query}`);
    const ranks = (rows: readonly BoardRow[]): number[] => rows.map(({ rank }) => rank);
    const id = (index: number): number => players[index]?.id ?? 0;

    beforeAll(async () => {
      await api().removeEverybody();
      for (const score of scores) {
        const player = await api().player();
        players.push(player);
        await api().submit(player, score, mode);
      }
    });

    it('begin and end where they are asked to', async () => {
      expect(ranks(await board('skip=1&limit=2'))).toEqual([2, 2]);
      expect(ranks(await board('min_rank=2&max_rank=4'))).toEqual([2, 2, 4]);
      expect(ranks(await board('min_rank=3'))).toEqual([4, 5, 6, 7]);
      expect(ranks(await board('min_score=20&max_score=60'))).toEqual([2, 2, 4, 5, 6]);
      expect(ranks(await board('max_score=30.5&max_rank=6'))).toEqual([5, 6]);
      expect(await board('min_rank=99')).toEqual([]);
      expect(await board('skip=99')).toEqual([]);
    });

    it('are walked by the Link header, within their bounds', async () => {
      for (const query of ['limit=2', 'limit=2&min_rank=2&max_rank=6', 'limit=3&skip=1&max_score=60']) {
        const pages = await walk<BoardRow>(api(), `${path}?${query}`);
        expect(pages.flat()).toEqual(await board(query.replace(/limit=\d/, 'limit=100')));
        expect(pages.length).toBeGreaterThan(1);
      }
      const { headers } = await api().get(`${path}?limit=2&min_rank=2`);
      expect(headers.get('x-total-count')).toBe('7');
    });

    it.each(['all_time', 'daily', 'weekly', 'monthly'])('show the running period: %s', async (period) => {
      const rows = await board(`period=${period}`);
      expect(ranks(rows)).toEqual([1, 2, 2, 4, 5, 6, 7]);
      const now = encodeURIComponent(rows[0]?.achieved_at ?? '');
      expect(await board(`period=${period}&at=${now}`)).toEqual(rows);
      expect(await api().read(`/api/leaderboard/global?period=${period}&limit=0`)).toEqual([]);
      const longAgo = await board(`period=${period}&at=2001-02-03T04:05:06Z`);
      expect(longAgo).toEqual(period === 'all_time' ? rows : []);
      const rank = `/api/leaderboard/player/${id(1)}/rank?${here}&period=${period}`;
      expect(await api().read<PlayerRank>(rank)).toMatchObject({ rank: 2, total_players: 7 });
      expect((await api().read<PlayerRank>(`${rank}&at=2001-01-01`)).rank).toBe(
        period === 'all_time' ? 2 : null,
      );
    });

    it('show a player among the others', async () => {
      const around = (index: number, limit: number): Promise<BoardRow[]> =>
        api().read(`/api/leaderboard/player/${id(index)}/around?${here}&limit=${limit}`);
      const all = await board('limit=100');
      expect(await around(3, 3)).toEqual(all.slice(2, 5));
      expect(await around(0, 3)).toEqual(all.slice(0, 3));
      expect(await around(6, 3)).toEqual(all.slice(4));
      expect(await around(3, 100)).toEqual(all);
      const nowhere = await api().get(`/api/leaderboard/player/${id(3)}/around?game_mode=unknown`);
      expectProblem(nowhere, 404, 'player_not_ranked');
      expectProblem(await api().get('/api/leaderboard/player/4000000000/around'), 404, 'player_not_found');
    });

    it('show all boards of a player at once', async () => {
      await api().submit({ id: id(2) }, 5, 'VIEWS_OTHER');
      const places = await api().read<Place[]>(`/api/leaderboard/player/${id(2)}/ranks`);
      expect(places.map(({ game_mode, rank, score }) => [game_mode, rank, score])).toEqual(
        [
          ['GLOBAL', 2, 60],
          ['VIEWS_OTHER', 1, 5],
          [mode, 2, 60],
        ].flatMap((place) => [place, place, place, place]),
      );
      expect(places.slice(0, 4).map(({ period }) => period)).toEqual([
        'all_time',
        'daily',
        'weekly',
        'monthly',
      ]);
      expect(await api().read('/api/leaderboard/player/4000000000/ranks')).toEqual([]);
    });

    it('show a set of players with their ranks on the whole board', async () => {
      const ids = [id(6), id(2), 4_000_000_000, id(0), id(2)].join(',');
      const answer = await api().read<{ rows: (BoardRow & { position: number })[]; not_found: number[] }>(
        `/api/leaderboard/subset?ids=${ids}&${here}`,
      );
      expect(answer.rows.map(({ player_id, rank, position }) => [player_id, rank, position])).toEqual([
        [id(0), 1, 1],
        [id(2), 2, 2],
        [id(6), 7, 3],
      ]);
      expect(answer).toMatchObject({ total_players: 7, not_found: [4_000_000_000] });
    });

    it('tell where a score would rank, and how scores are spread', async () => {
      const whatIf = (score: number): Promise<unknown> =>
        api().read(`/api/leaderboard/what-if?score=${score}&${here}`);
      expect(await whatIf(60)).toEqual({ rank: 2, total_players: 7, percentile: 57.14 });
      expect(await whatIf(-1)).toEqual({ rank: 8, total_players: 7, percentile: 0 });
      expect(await api().read('/api/leaderboard/what-if?score=1&game_mode=unknown')).toEqual({
        rank: 1,
        total_players: 0,
        percentile: 0,
      });
      const summary = await api().read<{ histogram: { players: number }[] }>(
        `/api/leaderboard/summary?${here}`,
      );
      expect(summary).toMatchObject({ total_players: 7, total_games: 7, best: 70, mean: 41.43, median: 40 });
      expect(summary.histogram.reduce((sum, { players: each }) => sum + each, 0)).toBe(7);
      expect(await api().read('/api/leaderboard/summary?game_mode=unknown')).toMatchObject({
        total_players: 0,
        best: null,
        histogram: [],
      });
    });

    it('list the periods of a mode', async () => {
      const of = (code: string): Promise<ListedPeriod[]> =>
        api().read(`/api/game-modes/${encodeURIComponent(code)}/periods`);
      const periods = await of(mode);
      expect(periods[0]).toEqual({
        period: 'all_time',
        key: '',
        starts_at: null,
        ends_at: null,
        total_players: 7,
      });
      const day = periods.find(({ period }) => period === 'daily');
      expect(day).toMatchObject({ starts_at: moment, ends_at: moment, total_players: 7 });
      expect(day?.starts_at?.slice(0, 10)).toBe(day?.key);
      expect((await of('GLOBAL'))[0]).toMatchObject({ period: 'all_time', total_players: 7 });
      expect(await of('unknown')).toEqual([]);
    });

    it('tell movement since yesterday only where somebody stood there then', async () => {
      const [plain, asked] = await Promise.all([board('limit=2'), board('limit=2&include=movement')]);
      expect(asked).toEqual(plain);
    });

    it.each([
      'global?period=hourly',
      'global?period=',
      'global?at=yesterday',
      'global?at=0001-01-01&period=daily',
      'global?at=9999-12-31T23:59:59-12:00&period=daily',
      'global?at=2026-02-30T00:00:00Z',
      'global?min_rank=0',
      'global?max_rank=x',
      'global?min_score=NaN',
      'global?max_score=1e400',
      'global?min_rank=3&max_rank=2',
      'gamemode/X?min_score=3&max_score=2',
      'global?skip=-1',
      'subset',
      'subset?ids=',
      'subset?ids=1,x',
      'subset?ids=0',
      'what-if',
      'what-if?score=',
      'what-if?score=ten',
      'what-if?score=9007199254740993',
      'summary?period=never',
      'player/1/around?limit=0',
      'player/1/around?limit=101',
      'player/1/around?include=everything',
      'global?include=achievements',
      'player/x/ranks',
    ])('refuse %s', async (query) => {
      expectProblem(await api().get(`/api/leaderboard/${query}`), 422, 'invalid_request');
    });

    it('refuse a set of more than 500 players', async () => {
      const ids = Array.from({ length: 501 }, (_each, index) => index + 1).join(',');
      expectProblem(await api().get(`/api/leaderboard/subset?ids=${ids}`), 422, 'invalid_request');
    });

    it('refuse a cursor beside skip, and one of another walk', async () => {
      const { headers } = await api().get(`${path}?limit=2`);
      const cursor = /cursor=([^&>]+)/.exec(headers.get('link') ?? '')?.[1] ?? '';
      expectProblem(await api().get(`${path}?cursor=${cursor}&skip=2`), 422, 'invalid_request');
      for (const other of [
        `/api/leaderboard/global?cursor=${cursor}`,
        `${path}?period=daily&cursor=${cursor}`,
        `${path}?cursor=x${cursor}`,
      ]) {
        expectProblem(await api().get(other), 422, 'invalid_cursor');
      }
    });
  });
}
