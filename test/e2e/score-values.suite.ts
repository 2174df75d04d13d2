import type { Player, Score, SubmittedScore } from '../support/api-types';
import { expectProblem, type Client } from '../support/client';
import { aNumber, moment } from '../support/matchers';

const largest = Number.MAX_SAFE_INTEGER;

/** What a score may be, and what submitting one answers. */
export function scoreValuesSuite(api: () => Client): void {
  describe('submitting a score', () => {
    let player: Player;

    beforeAll(async () => {
      await api().removeEverybody();
      player = await api().player();
    });

    it('answers with the score and all that it changed', async () => {
      const newcomer = await api().player();
      const body = { player_id: newcomer.id, score: 700, game_mode: 'ANSWER', metadata: { level: 3 } };
      const { status, body: first } = await api().post<SubmittedScore>('/api/scores', body);
      expect(status).toBe(201);
      expect(first).toEqual({
        id: aNumber,
        ...body,
        created_at: moment,
        rank: 1,
        previous_rank: null,
        total_players: 1,
        best_score: 700,
        previous_best: null,
        is_personal_best: true,
        periods: {
          all_time: { rank: 1, improved: true },
          daily: { rank: 1, improved: true },
          weekly: { rank: 1, improved: true },
          monthly: { rank: 1, improved: true },
        },
        new_achievements: [expect.objectContaining({ code: 'first_steps', unlocked_at: first.created_at })],
      });
      const worse = await api().submit(newcomer, 300, 'ANSWER');
      expect(worse).toMatchObject({
        score: 300,
        rank: 1,
        previous_rank: 1,
        total_players: 1,
        best_score: 700,
        previous_best: 700,
        is_personal_best: false,
        new_achievements: [],
        metadata: null,
      });
      expect(worse.periods?.daily).toEqual({ rank: 1, improved: false });
      const equal = await api().submit(newcomer, 700, 'ANSWER');
      expect(equal).toMatchObject({ is_personal_best: false, previous_best: 700 });
      const rival = await api().submit(player, 701, 'ANSWER');
      expect(rival).toMatchObject({ rank: 1, previous_rank: null, total_players: 2 });
      const back = await api().submit(newcomer, 702, 'ANSWER');
      expect(back).toMatchObject({ rank: 1, previous_rank: 2, previous_best: 700, is_personal_best: true });
    });

    it('takes CLASSIC where no mode is given', async () => {
      expect((await api().submit(player, 1)).game_mode).toBe('CLASSIC');
    });

    it.each([0, -1, -5000, largest, -largest])('takes %p as it is', async (value) => {
      const mode = `VALUE ${value}`;
      const answer = await api().submit(player, value, mode);
      expect(answer).toMatchObject({ score: value, rank: 1, best_score: value, is_personal_best: true });
      const [row] = await api().read<{ score: number; best_score: number; avg_score: number }[]>(
        `/api/leaderboard/gamemode/${encodeURIComponent(mode)}`,
      );
      expect(row).toMatchObject({ score: value, best_score: value, avg_score: value });
      const [stored] = await api().read<Score[]>(`/api/scores/gamemode/${encodeURIComponent(mode)}`);
      expect(stored).toMatchObject({ id: answer.id, score: value });
    });

    it.each([
      ['300.0', 300],
      ['3e2', 300],
      ['-0', 0],
      ['-0.0', 0],
      ['1E+3', 1000],
    ])('reads the literal %s as %p', async (literal, value) => {
      const body = `{"player_id":${player.id},"score":${literal},"game_mode":"LITERAL"}`;
      const { status, body: answer } = await api().postRaw<SubmittedScore>('/api/scores', body);
      expect(status).toBe(201);
      expect(Object.is(answer.score, value)).toBe(true);
    });

    it.each([
      '12.5',
      'NaN',
      'Infinity',
      '-Infinity',
      '1e400',
      '-1e400',
      '9007199254740992',
      '9007199254740993',
      '-9007199254740992',
      '1e16',
      '0.1',
      '"100"',
      '""',
      'null',
      'true',
      '[]',
      '[100]',
      '{}',
    ])('refuses the score %s and stores nothing', async (literal) => {
      const body = `{"player_id":${player.id},"score":${literal},"game_mode":"REFUSED"}`;
      const problem = expectProblem(await api().postRaw('/api/scores', body), 422, 'invalid_request');
      expect(problem.errors).toEqual([expect.objectContaining({ field: 'score' })]);
      expect(await api().read<Score[]>('/api/scores/gamemode/REFUSED')).toEqual([]);
      const modes = await api().read<{ code: string }[]>('/api/game-modes');
      expect(modes.map(({ code }) => code)).not.toContain('REFUSED');
    });

    it.each([
      ['player_id', { score: 1 }],
      ['player_id', { player_id: '1', score: 1 }],
      ['player_id', { player_id: 1.5, score: 1 }],
      ['player_id', { player_id: 0, score: 1 }],
      ['player_id', { player_id: null, score: 1 }],
      ['score', { player_id: 1 }],
      ['game_mode', { player_id: 1, score: 1, game_mode: '' }],
      ['game_mode', { player_id: 1, score: 1, game_mode: null }],
      ['game_mode', { player_id: 1, score: 1, game_mode: 5 }],
      ['game_mode', { player_id: 1, score: 1, game_mode: 'x'.repeat(65) }],
      ['game_mode', { player_id: 1, score: 1, game_mode: 'a\u0007' }],
      ['metadata', { player_id: 1, score: 1, metadata: 'text' }],
      ['metadata', { player_id: 1, score: 1, metadata: [] }],
      ['submission_id', { player_id: 1, score: 1, submission_id: '' }],
      ['submission_id', { player_id: 1, score: 1, submission_id: 7 }],
      ['submission_id', { player_id: 1, score: 1, submission_id: 'x'.repeat(256) }],
    ])('refuses a wrong %s: %j', async (field, body) => {
      const problem = expectProblem(await api().post('/api/scores', body), 422, 'invalid_request');
      expect(problem.errors?.map((error) => error.field)).toEqual([field]);
    });

    it('names every faulty field', async () => {
      const problem = expectProblem(await api().post('/api/scores', {}), 422, 'invalid_request');
      expect(problem.errors?.map(({ field, code }) => [field, code]).sort()).toEqual([
        ['player_id', 'required'],
        ['score', 'required'],
      ]);
    });

    it('answers 404 for an unknown player, and makes no mode for them', async () => {
      const body = { player_id: 999_999_999, score: 1, game_mode: 'NOBODY PLAYS THIS' };
      expectProblem(await api().post('/api/scores', body), 404, 'player_not_found');
      const modes = await api().read<{ code: string }[]>('/api/game-modes');
      expect(modes.map(({ code }) => code)).not.toContain('NOBODY PLAYS THIS');
    });

    it('keeps metadata as it was sent', async () => {
      const metadata = {
        constructor: 'Ferrari',
        teams: [{ constructor: { name: 'McLaren' } }],
        replay: 'abc',
        big: largest,
        half: 0.5,
        nothing: null,
        list: [1, { deep: ['🏆', ''] }],
        'key with \u0000 and "quotes"': 'x\u0000y\u2028z',
        empty: {},
      };
      const body = { player_id: player.id, score: 1, game_mode: 'META', metadata };
      const { body: answer } = await api().post<SubmittedScore>('/api/scores', body);
      expect(answer.metadata).toEqual(metadata);
      const [stored] = await api().read<Score[]>('/api/scores/gamemode/META');
      expect(stored?.metadata).toEqual(metadata);
    });

    it('ignores fields that are not for clients to set', async () => {
      const body = {
        player_id: player.id,
        score: 4,
        game_mode: 'EXTRA',
        id: 77_777_777,
        created_at: '1999-01-01T00:00:00.000Z',
        occurred_at: 1,
        rank: 1,
        role: 'admin',
      };
      const { status, body: answer } = await api().post<SubmittedScore>('/api/scores', body);
      expect(status).toBe(201);
      expect(answer.id).not.toBe(77_777_777);
      expect(answer).not.toHaveProperty('role');
      expect(Math.abs(Date.now() - Date.parse(answer.created_at))).toBeLessThan(60_000);
      const extra = { id: 88_888_888, created_at: body.created_at, role: 'admin', idempotency_key: 5 };
      const fields = { username: 'extra fields', email: 'extra@example.com' };
      const made = await api().post<Player>('/api/players', { ...fields, ...extra });
      expect(made.status).toBe(201);
      expect(made.body.id).not.toBe(88_888_888);
      expect(made.body).not.toHaveProperty('role');
      expect(made.body.created_at > '2020').toBe(true);
    });
  });
}
