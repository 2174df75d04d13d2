import type { ActivityEntry, BoardRow, Player, PlayerRank } from '../support/api-types';
import { expectProblem, type Client } from '../support/client';
import { moment } from '../support/matchers';

/** Boards, ranks and the feed. */
export function boardsSuite(api: () => Client): void {
  describe('boards', () => {
    let players: Player[] = [];
    const board = (path: string): Promise<BoardRow[]> => api().read<BoardRow[]>(`/api/leaderboard/${path}`);
    const places = (rows: readonly BoardRow[]): number[][] =>
      rows.map(({ rank, player_id, score }) => [
        rank,
        players.findIndex(({ id }) => id === player_id),
        score,
      ]);

    beforeAll(async () => {
      await api().removeEverybody();
      players = [];
      for (let index = 0; index < 5; index++) {
        players.push(await api().player({ display_name: `Player ${index}` }));
      }
      // Players 2 and 0 tie on BOARD: 2 reached it first, and 0 repeats it.
      const games: [number, number, string][] = [
        [2, 500, 'BOARD'],
        [0, 100, 'BOARD'],
        [0, 500, 'BOARD'],
        [1, 300, 'BOARD'],
        [2, 500, 'BOARD'],
        [3, 0, 'BOARD'],
        [4, -7, 'BOARD'],
        [1, 900, 'OTHER'],
        [0, 200, 'OTHER'],
      ];
      for (const [index, score, mode] of games) await api().submit(players[index] as Player, score, mode);
    });

    it('share ranks among equals, the earlier one first', async () => {
      const rows = await board('gamemode/BOARD');
      expect(places(rows)).toEqual([
        [1, 2, 500],
        [1, 0, 500],
        [3, 1, 300],
        [4, 3, 0],
        [5, 4, -7],
      ]);
      expect(rows[1]).toEqual({
        rank: 1,
        player_id: players[0]?.id,
        display_name: 'Player 0',
        username: players[0]?.username,
        best_score: 500,
        total_games: 2,
        avg_score: 300,
        score: 500,
        achieved_at: moment,
      });
    });

    it('have one row a player over all modes on the global board', async () => {
      const rows = await board('global');
      expect(places(rows)).toEqual([
        [1, 1, 900],
        [2, 2, 500],
        [2, 0, 500],
        [4, 3, 0],
        [5, 4, -7],
      ]);
      expect(rows[0]).toMatchObject({ best_score: 900, total_games: 2, avg_score: 600 });
      expect(rows[2]).toMatchObject({ best_score: 500, total_games: 3, avg_score: 266.67 });
      expect(await board('global?game_mode=GLOBAL')).toEqual(rows);
      expect(await board('global?game_mode=')).toEqual(rows);
    });

    it('can be asked for by mode in both ways', async () => {
      expect(await board('global?game_mode=BOARD')).toEqual(await board('gamemode/BOARD'));
      expect(await board('gamemode/board')).toEqual([]);
      expect(await board('global?game_mode=unknown')).toEqual([]);
      expect(await board('gamemode/CLASSIC')).toEqual([]);
      expectProblem(await api().get(`/api/leaderboard/gamemode/${'x'.repeat(65)}`), 422, 'invalid_request');
    });

    it('take a limit of 0 to 100, 10 where none is given', async () => {
      const crowd = Array.from({ length: 12 }, () => api().player());
      const newcomers = await Promise.all(crowd);
      await Promise.all(newcomers.map((player) => api().submit(player, -100, 'CROWD')));
      for (const path of ['global', 'gamemode/CROWD', 'global?game_mode=CROWD']) {
        expect(await board(path)).toHaveLength(10);
        const joint = path.includes('?') ? '&' : '?';
        expect(await board(`${path}${joint}limit=0`)).toEqual([]);
        expect(await board(`${path}${joint}limit=3`)).toHaveLength(3);
        expect((await board(`${path}${joint}limit=100`)).length).toBeGreaterThan(11);
        for (const wrong of ['-1', '101', 'x', '1.5', '', '%20']) {
          expectProblem(
            await api().get(`/api/leaderboard/${path}${joint}limit=${wrong}`),
            422,
            'invalid_request',
          );
        }
      }
      for (const { id } of newcomers) await api().delete(`/api/players/${id}`);
      expect(await board('gamemode/CROWD')).toEqual([]);
    });

    it('tell how many players there are', async () => {
      const { headers } = await api().get('/api/leaderboard/gamemode/BOARD?limit=1');
      expect(headers.get('x-total-count')).toBe('5');
    });

    describe('ranks', () => {
      const rankOf = (index: number, query = ''): Promise<PlayerRank> =>
        api().read<PlayerRank>(`/api/leaderboard/player/${players[index]?.id}/rank${query}`);

      it('agree with the lists', async () => {
        for (const [query, path] of [
          ['', 'global'],
          ['?game_mode=GLOBAL', 'global'],
          ['?game_mode=BOARD', 'gamemode/BOARD'],
        ]) {
          for (const row of await board(path as string)) {
            const index = players.findIndex(({ id }) => id === row.player_id);
            expect(await rankOf(index, query)).toMatchObject({
              rank: row.rank,
              total_players: 5,
              best_score: row.best_score,
              score: row.score,
            });
          }
        }
      });

      it('say whom to overtake next, and how many are behind', async () => {
        expect(await rankOf(1, '?game_mode=BOARD')).toEqual({
          rank: 3,
          total_players: 5,
          best_score: 300,
          score: 300,
          percentile: 40,
          next: { player_id: players[0]?.id, display_name: 'Player 0', score: 500, gap: 200 },
        });
        const first = await rankOf(2, '?game_mode=BOARD');
        expect(first).toMatchObject({ rank: 1, percentile: 60, next: null });
        const tied = await rankOf(0, '?game_mode=BOARD');
        expect(tied).toMatchObject({ rank: 1, percentile: 60 });
        expect(await rankOf(4, '?game_mode=BOARD')).toMatchObject({
          percentile: 0,
          next: { score: 0, gap: 7 },
        });
      });

      it.each(['?game_mode=unknown', '?game_mode=CLASSIC', '?game_mode=OTHER'])(
        'are null without a score: %s',
        async (query) => {
          const none = { rank: null, total_players: 0, best_score: 0 };
          expect(await rankOf(4, query)).toMatchObject(none);
          const path = `/api/leaderboard/player/999999999/rank${query}`;
          expect(await api().read(path)).toMatchObject(none);
        },
      );

      it.each([2 ** 31 - 1, 2 ** 31, Number.MAX_SAFE_INTEGER])(
        'are null for the unknown id %d',
        async (id) => {
          const none = { rank: null, total_players: 0, best_score: 0 };
          expect(await api().read(`/api/leaderboard/player/${id}/rank`)).toMatchObject(none);
        },
      );

      it('refuse what is no id', async () => {
        expectProblem(await api().get('/api/leaderboard/player/x/rank'), 422, 'invalid_request');
      });
    });

    it('are of this very moment after each score and removal', async () => {
      const player = await api().player();
      for (let score = 1; score <= 30; score++) {
        const answer = await api().submit(player, score, 'MOMENT');
        const [row] = await board('gamemode/MOMENT');
        expect(row).toMatchObject({ score, total_games: score, achieved_at: answer.created_at });
      }
      await api().delete(`/api/players/${player.id}`);
      expect(await board('gamemode/MOMENT')).toEqual([]);
    });
  });

  describe('the feed', () => {
    const recent = (query = ''): Promise<ActivityEntry[]> =>
      api().read<ActivityEntry[]>(`/api/leaderboard/recent${query}`);

    it('shows the newest scores first', async () => {
      const player = await api().player({ display_name: 'Feed me' });
      const scores = [];
      for (let score = 1; score <= 21; score++) scores.push(await api().submit(player, score, 'FEED'));
      const entries = await recent();
      expect(entries).toHaveLength(20);
      expect(entries.map(({ score }) => score)).toEqual(
        scores
          .map(({ score }) => score)
          .reverse()
          .slice(0, 20),
      );
      expect(entries[0]).toEqual({
        score: 21,
        game_mode: 'FEED',
        created_at: scores.at(-1)?.created_at,
        display_name: 'Feed me',
        username: player.username,
        player_id: player.id,
      });
      expect(await recent('?limit=50')).not.toHaveLength(20);
      expect(await recent('?limit=0')).toEqual([]);
    });

    it.each(['limit=51', 'limit=-1', 'limit=x', 'include=scores'])('refuses %s', async (query) => {
      expectProblem(await api().get(`/api/leaderboard/recent?${query}`), 422, 'invalid_request');
    });

    it('mixes unlocks in on demand', async () => {
      const player = await api().player();
      await api().submit(player, 2_500, 'FEED');
      const entries = await recent('?include=achievements&limit=4');
      expect(entries.map(({ type, player_id }) => [type, player_id]).sort()).toEqual(
        ['achievement', 'achievement', 'achievement', 'score'].map((type) => [type, player.id]),
      );
      const unlocks = entries.filter(({ type }) => type === 'achievement');
      expect(unlocks.map(({ achievement_name }) => achievement_name).sort()).toEqual([
        'First Steps',
        'Rising Star',
        'Skilled Gamer',
      ]);
      expect(unlocks[0]).toMatchObject({ created_at: moment, username: player.username });
      for (const entry of await recent()) expect(entry).not.toHaveProperty('type');
    });
  });
}
