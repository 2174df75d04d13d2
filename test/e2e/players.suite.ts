import type { BoardRow, Player, PlayerAchievement, Score } from '../support/api-types';
import { eventually } from '../support/eventually';
import { expectProblem, type Client } from '../support/client';
import { aNumber, aText, moment } from '../support/matchers';

/** Creating, reading, changing and removing players. */
export function playersSuite(api: () => Client): void {
  describe('players', () => {
    it('creates one with all its fields', async () => {
      const body = { username: 'ada', email: 'ada@example.com', display_name: 'Ada L.' };
      const { status, body: player } = await api().post<Player>('/api/players', body);
      expect(status).toBe(201);
      expect(player).toEqual({ id: aNumber, ...body, created_at: moment, last_active: moment });
      expect(Number.isInteger(player.id)).toBe(true);
      expect(player.last_active).toBe(player.created_at);
      expect(Math.abs(Date.now() - Date.parse(player.created_at))).toBeLessThan(60_000);
    });

    it.each([{}, { display_name: '' }, { display_name: null }, { display_name: '   ' }])(
      'shows the username where the display name is %j',
      async (more) => {
        const username = `plain ${JSON.stringify(more)}`;
        const body = { username, email: `u${Math.random()}@example.com`, ...more };
        const { body: player } = await api().post<Player>('/api/players', body);
        expect(player.display_name).toBe(username);
      },
    );

    it('trims names', async () => {
      const player = await api().player({ username: '  Grace\u00a0 ', display_name: ' G ' });
      expect(player).toMatchObject({ username: 'Grace', display_name: 'G' });
      expect(await api().read('/api/players/username/Grace')).toEqual(player);
    });

    it('refuses a taken username before a taken email', async () => {
      const taken = await api().player();
      const { username, email } = taken;
      const again = await api().post('/api/players', { username, email });
      expectProblem(again, 409, 'username_taken');
      const padded = await api().post('/api/players', {
        username: ` ${username} `,
        email: 'free@example.com',
      });
      expectProblem(padded, 409, 'username_taken');
      expectProblem(await api().post('/api/players', { username: 'free name', email }), 409, 'email_taken');
      expectProblem(await api().get('/api/players/username/free%20name'), 404, 'player_not_found');
    });

    it.each([
      ['username', { email: 'a@example.com' }],
      ['username', { username: '', email: 'a@example.com' }],
      ['username', { username: '   ', email: 'a@example.com' }],
      ['username', { username: null, email: 'a@example.com' }],
      ['username', { username: 7, email: 'a@example.com' }],
      ['username', { username: ['x'], email: 'a@example.com' }],
      ['username', { username: 'x'.repeat(51), email: 'a@example.com' }],
      ['username', { username: 'a\u0000b', email: 'a@example.com' }],
      ['username', { username: 'a\nb', email: 'a@example.com' }],
      ['username', { username: '\ud800', email: 'a@example.com' }],
      ['email', { username: 'fine' }],
      ['email', { username: 'fine', email: 'nobody' }],
      ['email', { username: 'fine', email: 'a@b' }],
      ['email', { username: 'fine', email: null }],
      ['email', { username: 'fine', email: `${'x'.repeat(250)}@example.com` }],
      ['display_name', { username: 'fine', email: 'a@example.com', display_name: 5 }],
      ['display_name', { username: 'fine', email: 'a@example.com', display_name: 'x'.repeat(101) }],
    ])('refuses a wrong %s: %j', async (field, body) => {
      const problem = expectProblem(await api().post('/api/players', body), 422, 'invalid_request');
      expect(problem.errors).toEqual([
        { field, code: expect.stringMatching(/^[a-z_]+$/) as string, message: aText },
      ]);
    });

    it('takes 50 characters of any script, counted as people count', async () => {
      const username = '🏆'.repeat(50);
      expect((await api().player({ username })).username).toBe(username);
      const longer = { username: '🏆'.repeat(51), email: 'long@example.com' };
      expectProblem(await api().post('/api/players', longer), 422, 'invalid_request');
    });

    it('reads one by id and by exact username', async () => {
      const player = await api().player({ username: 'Åsa/Öberg 100%' });
      expect(await api().read(`/api/players/${player.id}`)).toEqual(player);
      const encoded = encodeURIComponent(player.username);
      expect(await api().read(`/api/players/username/${encoded}`)).toEqual(player);
      const lower = encodeURIComponent('åsa/öberg 100%');
      expectProblem(await api().get(`/api/players/username/${lower}`), 404, 'player_not_found');
      expectProblem(await api().get('/api/players/999999999'), 404, 'player_not_found');
    });

    it.each(['abc', '1.5', '0', '-1', '1e3', '99999999999999999999', '%20', 'null'])(
      'refuses the id %s',
      async (id) => {
        const path = `/api/players/${id}`;
        expectProblem(await api().get(path), 422, 'invalid_request');
        expectProblem(await api().put(path, { display_name: 'x' }), 422, 'invalid_request');
        expectProblem(await api().delete(path), 422, 'invalid_request');
      },
    );

    it('changes any of the three fields, and moves last_active', async () => {
      const player = await api().player({ display_name: 'Before' });
      const { status, body } = await api().put<Player>(`/api/players/${player.id}`, {
        display_name: 'After',
      });
      expect(status).toBe(200);
      expect(body).toEqual({ ...player, display_name: 'After', last_active: moment });
      expect(body.last_active > player.last_active).toBe(true);
      const moved = { username: `${player.username}y`, email: `y${player.email}` };
      const { body: renamed } = await api().put<Player>(`/api/players/${player.id}`, moved);
      expect(renamed).toMatchObject({ id: player.id, ...moved, display_name: 'After' });
      expectProblem(await api().get(`/api/players/username/${player.username}`), 404, 'player_not_found');
      expect(await api().read(`/api/players/${player.id}`)).toEqual(renamed);
    });

    it('refuses changes that cannot be, and changes nothing', async () => {
      const [one, other] = [await api().player(), await api().player()];
      const path = `/api/players/${one.id}`;
      expectProblem(await api().put(path, { username: other.username }), 409, 'username_taken');
      expectProblem(await api().put(path, { email: other.email }), 409, 'email_taken');
      expectProblem(await api().put(path, { username: null }), 422, 'invalid_request');
      expectProblem(await api().put(path, { email: 'x', display_name: 'no' }), 422, 'invalid_request');
      expectProblem(await api().put('/api/players/999999999', { username: 'x' }), 404, 'player_not_found');
      expect(await api().read(path)).toEqual(one);
      const own = { username: one.username, email: one.email };
      expect((await api().put(path, own)).status).toBe(200);
    });

    it('shows a new name everywhere at once', async () => {
      const player = await api().player();
      await api().submit(player, 5, 'RENAME');
      await api().read('/api/leaderboard/gamemode/RENAME');
      await api().put(`/api/players/${player.id}`, { display_name: 'New name' });
      const [row] = await api().read<BoardRow[]>('/api/leaderboard/gamemode/RENAME');
      expect(row?.display_name).toBe('New name');
      const [latest] = await api().read<BoardRow[]>('/api/leaderboard/recent?limit=1');
      expect(latest?.display_name).toBe('New name');
    });

    it('moves last_active with every game', async () => {
      const player = await api().player();
      const { created_at: last_active } = await api().submit(player, 1);
      // Where players are kept in another process, that one follows on its own.
      await eventually(async () => {
        expect(await api().read(`/api/players/${player.id}`)).toEqual({ ...player, last_active });
      });
    });

    it('removes one from everything at once and frees the name', async () => {
      const [first, second] = [await api().player(), await api().player()];
      const gone = await api().submit(first, 2000, 'REMOVAL');
      await api().submit(second, 1000, 'REMOVAL');
      const { status, body } = await api().delete<{ message: string }>(`/api/players/${first.id}`);
      expect({ status, body }).toEqual({ status: 200, body: { message: aText } });

      const board = await api().read<BoardRow[]>('/api/leaderboard/gamemode/REMOVAL');
      expect(board.map(({ rank, player_id }) => [rank, player_id])).toEqual([[1, second.id]]);
      const places = ['/api/leaderboard/global?limit=100', '/api/leaderboard/recent?include=achievements'];
      for (const path of [...places, '/api/achievements/leaderboard?limit=100']) {
        const rows = await api().read<{ player_id: number }[]>(path);
        expect(rows.map(({ player_id }) => player_id)).not.toContain(first.id);
      }
      expect(await api().read<Score[]>(`/api/scores/player/${first.id}`)).toEqual([]);
      expect(await api().read<unknown[]>(`/api/scores/player/${first.id}/stats`)).toEqual([]);
      expect(await api().read<PlayerAchievement[]>(`/api/achievements/player/${first.id}`)).toEqual([]);
      const scores = await api().read<Score[]>('/api/scores/gamemode/REMOVAL');
      expect(scores.map(({ id }) => id)).not.toContain(gone.id);
      expectProblem(await api().get(`/api/players/${first.id}`), 404, 'player_not_found');
      expectProblem(await api().delete(`/api/players/${first.id}`), 404, 'player_not_found');
      expectProblem(
        await api().post('/api/scores', { player_id: first.id, score: 1 }),
        404,
        'player_not_found',
      );

      const successor = await api().player({ username: first.username, email: first.email });
      expect(successor.id).toBeGreaterThan(second.id);
      const next = await api().submit(successor, 1, 'REMOVAL');
      expect(next).toMatchObject({ rank: 2, previous_best: null, best_score: 1 });
      expect(next.id).toBeGreaterThan(gone.id);
    });

    it('removes one who is playing at that very moment', async () => {
      for (let round = 0; round < 5; round++) {
        const player = await api().player();
        const games = Array.from({ length: 20 }, (_, index) => {
          const body = { player_id: player.id, score: 900_000 + index, game_mode: 'LEAVING' };
          return api().post('/api/scores', body);
        });
        await Promise.race(games);
        expect((await api().delete(`/api/players/${player.id}`)).status).toBe(200);
        for (const answer of await Promise.all(games)) {
          if (answer.status !== 201) expectProblem(answer, 404, 'player_not_found');
        }
        for (const path of ['leaderboard/gamemode/LEAVING', 'scores/gamemode/LEAVING']) {
          expect(await api().read(`/api/${path}`)).toEqual([]);
        }
        expect(await api().read(`/api/achievements/player/${player.id}`)).toEqual([]);
      }
    });

    it('gives a name that ten want at once to one of them', async () => {
      const players = await Promise.all(Array.from({ length: 10 }, () => api().player()));
      const username = 'wanted by ten';
      const answers = await Promise.all(
        players.map(({ id }) => api().put<Player>(`/api/players/${id}`, { username })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
      const [winner] = answers.filter(({ status }) => status === 200);
      expect(await api().read(`/api/players/username/${encodeURIComponent(username)}`)).toEqual(winner?.body);
    });

    it('never hands out the id of the last player again', async () => {
      const last = await api().player();
      await api().delete(`/api/players/${last.id}`);
      expect((await api().player()).id).toBeGreaterThan(last.id);
    });
  });
}
