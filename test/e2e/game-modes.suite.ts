import type {
  BoardPeriod,
  BoardRow,
  GameMode,
  ModeStatistics,
  Player,
  ScoreResult,
  SeasonChange,
} from '../support/api-types';
import { expectProblem, type Client } from '../support/client';
import { eventually } from '../support/eventually';
import { aText, moment } from '../support/matchers';

const all = '/api/game-modes';
const one = (code: string): string => `${all}/${encodeURIComponent(code)}`;

/** Making, changing and removing game modes, and what their rules do to scores. */
export function gameModesSuite(api: () => Client): void {
  describe('game modes', () => {
    let player: Player;

    beforeAll(async () => {
      await api().removeEverybody();
      player = await api().player();
    });

    const make = async (mode: { code: string } & Partial<GameMode>): Promise<GameMode> => {
      const { status, body } = await api().post<GameMode>(all, mode);
      expect({ status, body }).toMatchObject({ status: 201 });
      return body;
    };
    const submit = (game_mode: string, score: number) =>
      api().post('/api/scores', { player_id: player.id, score, game_mode });

    it('exist from the start, and are made by the first score with the standard rules', async () => {
      await api().submit(player, 1, 'FIRST SCORE');
      const modes = await api().read<GameMode[]>(all);
      const codes = modes.map(({ code }) => code);
      expect(codes).toEqual([...codes].sort());
      expect(codes).toEqual(expect.arrayContaining(['ARCADE', 'CLASSIC', 'FIRST SCORE']));
      expect(modes.find(({ code }) => code === 'FIRST SCORE')).toEqual({
        code: 'FIRST SCORE',
        name: 'FIRST SCORE',
        description: '',
        sort: 'desc',
        operator: 'best',
        ties: 'shared',
        decimals: 0,
        unit: null,
        min_score: null,
        max_score: null,
        in_global: true,
        time_zone: 'UTC',
        reset: null,
        opens_at: null,
        closes_at: null,
        created_at: moment,
      });
    });

    it.each(['A/B', 'ä ü', '🎲🎲', '50%', '%2F', 'a?b#c', 'periods', 'x'.repeat(64), '🏆'.repeat(64)])(
      'are made, read, changed and removed by their code: %s',
      async (code) => {
        const made = await make({ code, unit: 'ms' });
        expect(made).toMatchObject({ code, name: code, unit: 'ms' });
        const path = one(code);
        expect(await api().read(path)).toEqual(made);
        const changed = await api().put<GameMode>(path, { name: 'Named', code: 'OTHER', created_at: 'x' });
        expect(changed).toMatchObject({ status: 200, body: { ...made, name: 'Named' } });
        expect(await api().read(path)).toEqual(changed.body);
        const removed = await api().delete<{ message: string }>(path);
        expect(removed).toMatchObject({ status: 200, body: { message: aText } });
        expectProblem(await api().get(path), 404, 'game_mode_unknown');
      },
    );

    it('are answered with an ETag, and with 304 to whoever has them', async () => {
      await make({ code: 'TAGGED' });
      for (const path of [all, one('TAGGED')]) {
        const first = await api().get(path);
        const tag = first.headers.get('etag') ?? '';
        expect(first.headers.get('cache-control')).toBe('no-cache');
        expect((await api().get(path, { 'if-none-match': tag })).status).toBe(304);
        await api().put(one('TAGGED'), { description: `not ${path}` });
        const changed = await api().get(path, { 'if-none-match': tag });
        expect([changed.status, changed.headers.get('etag') === tag]).toEqual([200, false]);
      }
    });

    it.each<[string, object]>([
      ['code', {}],
      ['code', { code: '' }],
      ['code', { code: 'x'.repeat(65) }],
      ['code', { code: 'a\u0000b' }],
      ['code', { code: 7 }],
      ['code', { code: 'GLOBAL' }],
      ['name', { name: '' }],
      ['name', { name: null }],
      ['description', { description: 'x'.repeat(501) }],
      ['sort', { sort: 'up' }],
      ['sort', { sort: null }],
      ['operator', { operator: 'average' }],
      ['ties', { ties: 'none' }],
      ['decimals', { decimals: 10 }],
      ['decimals', { decimals: -1 }],
      ['decimals', { decimals: 1.5 }],
      ['decimals', { decimals: '2' }],
      ['decimals', { operator: 'sum', decimals: null }],
      ['unit', { unit: '' }],
      ['unit', { unit: 'x'.repeat(33) }],
      ['min_score', { min_score: '1' }],
      ['min_score', { min_score: 0.5 }],
      ['max_score', { max_score: 2 ** 53 }],
      ['max_score', { min_score: 2, max_score: 1 }],
      ['in_global', { in_global: 1 }],
      ['time_zone', { time_zone: 'Berlin' }],
      ['time_zone', { time_zone: null }],
      ['reset', { reset: 'daily' }],
      ['reset', { reset: [] }],
      ['reset.cron', { reset: {} }],
      ['reset.cron', { reset: { cron: '* * * *' } }],
      ['reset.cron', { reset: { cron: '0 0 31 4 *' } }],
      ['opens_at', { opens_at: 'tomorrow' }],
      ['closes_at', { closes_at: '2026-02-30' }],
      ['closes_at', { opens_at: '2026-01-02', closes_at: '2026-01-01' }],
    ])('refuse a wrong %s: %j', async (field, fields) => {
      const given = field === 'code' ? fields : { code: 'WRONG', ...fields };
      const problem = expectProblem(await api().post(all, given), 422, 'invalid_request');
      expect(problem.errors).toEqual([
        { field, code: expect.stringMatching(/^[a-z_]+$/) as string, message: aText },
      ]);
      expectProblem(await api().get(one('WRONG')), 404, 'game_mode_unknown');
      if (field === 'code') return;
      const before = await api().read<GameMode>(one('CLASSIC'));
      expectProblem(await api().put(one('CLASSIC'), fields), 422, 'invalid_request');
      expect(await api().read<GameMode>(one('CLASSIC'))).toEqual(before);
    });

    it('answer 404 where there is none, and 409 where the code is taken', async () => {
      expectProblem(await api().get(one('NONE')), 404, 'game_mode_unknown');
      expectProblem(await api().get(one('GLOBAL')), 404, 'game_mode_unknown');
      expectProblem(await api().get(one('classic')), 404, 'game_mode_unknown');
      expectProblem(await api().put(one('NONE'), { name: 'x' }), 404, 'game_mode_unknown');
      expectProblem(await api().delete(one('NONE')), 404, 'game_mode_unknown');
      expectProblem(await api().post(`${one('NONE')}/reset`, {}), 404, 'game_mode_unknown');
      expectProblem(await api().get(one('x'.repeat(65))), 422, 'invalid_request');
      expectProblem(await api().post(all, { code: 'CLASSIC' }), 409, 'game_mode_exists');
      expectProblem(await api().put(one('CLASSIC'), []), 422, 'invalid_request');
    });

    it('stay while scores count in them', async () => {
      const { id } = await api().submit(player, 5, 'KEPT');
      const problem = expectProblem(await api().delete(one('KEPT')), 409, 'game_mode_in_use');
      expect(problem.detail).toContain('1 score');
      await api().delete(`/api/scores/${id}`);
      expect((await api().delete(one('KEPT'))).status).toBe(200);
      expect(await api().read('/api/leaderboard/gamemode/KEPT')).toEqual([]);
      await api().submit(player, 6, 'KEPT');
      await eventually(async () => {
        const rows = await api().read<BoardRow[]>('/api/leaderboard/gamemode/KEPT');
        expect(rows.map(({ score }) => score)).toEqual([6]);
      });
    });

    it('take fractions as they say, and sum and average them exactly', async () => {
      await make({ code: 'CENTS', decimals: 2 });
      for (const literal of ['0.1', '0.2', '300.0', '-0', '1.10e1']) {
        const body = `{"player_id":${player.id},"score":${literal},"game_mode":"CENTS"}`;
        expect(await api().postRaw('/api/scores', body)).toMatchObject({
          status: 201,
          body: { score: Number(literal) + 0 },
        });
      }
      for (const score of [0.1 + 0.2, 0.001, 2 ** 53 - 1]) {
        const problem = expectProblem(await submit('CENTS', score), 422, 'invalid_request');
        expect(problem.errors).toMatchObject([{ field: 'score', code: 'too_many_decimals' }]);
      }
      const stats = await api().read<ModeStatistics[]>(`/api/scores/player/${player.id}/stats`);
      expect(stats.find(({ game_mode }) => game_mode === 'CENTS')).toEqual({
        game_mode: 'CENTS',
        best_score: 300,
        avg_score: 62.26,
        total_games: 5,
      });
      const [row] = await api().read<BoardRow[]>('/api/leaderboard/gamemode/CENTS');
      expect(row).toMatchObject({ score: 300, avg_score: 62.26, total_games: 5 });
      await make({ code: 'DOUBLES', decimals: null });
      expect(await submit('DOUBLES', 0.1 + 0.2)).toMatchObject({ status: 201, body: { score: 0.1 + 0.2 } });
      expectProblem(await api().put(one('CENTS'), { decimals: 1 }), 409, 'game_mode_in_use');
      expect((await api().put(one('CENTS'), { decimals: 3 })).status).toBe(200);
      expect((await submit('CENTS', 0.125)).status).toBe(201);
    });

    it('refuse scores beyond their limits and outside their window, and keep the others', async () => {
      await make({ code: 'LIMITED', min_score: 10, max_score: 20 });
      const tooLow = expectProblem(await submit('LIMITED', 9), 422, 'score_out_of_range');
      expect(tooLow.detail).toContain('10');
      expectProblem(await submit('LIMITED', 21), 422, 'score_out_of_range');
      for (const score of [10, 20]) expect((await submit('LIMITED', score)).status).toBe(201);
      await make({ code: 'LATER', opens_at: '2999-01-01T00:00:00Z' });
      const early = expectProblem(await submit('LATER', 1), 422, 'game_mode_closed');
      expect(early.detail).toContain('2999-01-01T00:00:00.000Z');
      await make({ code: 'OVER', closes_at: '2020-01-01T00:00:00Z' });
      expectProblem(await submit('OVER', 1), 422, 'game_mode_closed');
      await api().put(one('OVER'), { closes_at: null });
      expect((await submit('OVER', 1)).status).toBe(201);
      const scores = [
        { player_id: player.id, game_mode: 'LIMITED', score: 15 },
        { player_id: player.id, game_mode: 'LIMITED', score: 15.5 },
        { player_id: player.id, game_mode: 'LIMITED', score: 1 },
        { player_id: player.id, game_mode: 'LATER', score: 1 },
        { player_id: player.id, game_mode: 'CLASSIC', score: 1 },
      ];
      const { body } = await api().post<ScoreResult[]>('/api/scores/batch', { scores });
      expect(body.map(({ status, error }) => error?.code ?? status)).toEqual([
        201,
        'invalid_request',
        'score_out_of_range',
        'game_mode_closed',
        201,
      ]);
    });

    it('end a season on request, and begin the next one', async () => {
      expectProblem(await api().post(`${one('CLASSIC')}/reset`, {}), 409, 'game_mode_without_seasons');
      await make({ code: 'SEASONS', reset: { cron: '0 0 1 1 *' } });
      await api().submit(player, 50, 'SEASONS');
      const { status, body } = await api().post<SeasonChange>(`${one('SEASONS')}/reset`, {});
      expect(status).toBe(200);
      expect(body).toEqual({
        ended: {
          period: 'season',
          key: body.ended.starts_at,
          starts_at: moment,
          ends_at: body.started.starts_at,
          total_players: 1,
        },
        started: {
          period: 'season',
          key: body.started.starts_at,
          starts_at: moment,
          ends_at: moment,
          total_players: 0,
        },
      });
      await api().submit(player, 30, 'SEASONS');
      await eventually(async () => {
        const periods = await api().read<BoardPeriod[]>(`${one('SEASONS')}/periods?period=season`);
        expect(periods).toEqual([{ ...body.started, total_players: 1 }, body.ended]);
      });
    });

    it('show when a schedule fires, by the clocks of its zone and through their changes', async () => {
      const query = new URLSearchParams({
        cron: '30 2 * * *',
        time_zone: 'Europe/Berlin',
        after: '2026-03-28T12:00:00Z',
        count: '2',
      });
      const path = '/api/schedules/preview';
      expect(await api().read(`${path}?${query.toString()}`)).toEqual([
        { at: '2026-03-29T01:00:00.000Z', local: '2026-03-29T03:00:00.000+02:00' },
        { at: '2026-03-30T00:30:00.000Z', local: '2026-03-30T02:30:00.000+02:00' },
      ]);
      const plain = await api().read<{ at: string; local: string }[]>(`${path}?cron=0%200%20*%20*%201`);
      expect(plain).toHaveLength(10);
      expect(plain.every(({ at }) => Date.parse(at) > Date.now() && new Date(at).getUTCDay() === 1)).toBe(
        true,
      );
      for (const [field, wrong] of [
        ['cron', ''],
        ['cron', 'cron=0+0+31+2+*'],
        ['cron', 'cron=every+day'],
        ['time_zone', 'cron=0+0+*+*+*&time_zone=Moon'],
        ['after', 'cron=0+0+*+*+*&after=soon'],
        ['count', 'cron=0+0+*+*+*&count=0'],
        ['count', 'cron=0+0+*+*+*&count=101'],
      ] as const) {
        const problem = expectProblem(await api().get(`${path}?${wrong}`), 422, 'invalid_request');
        expect(problem.errors?.map((error) => error.field)).toEqual([field]);
      }
    });
  });
}
