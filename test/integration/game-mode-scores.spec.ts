import type { NewScore, ScoreResult } from '@app/contracts';
import { describeOnDatabases } from '../support/databases';
import { ModeDesk } from '../support/mode-desk';

const largest = Number.MAX_SAFE_INTEGER;

describeOnDatabases('scores in modes with rules', (newDatabase) => {
  let desk: ModeDesk;
  let player_id: number;
  beforeAll(async () => {
    desk = await new ModeDesk(await newDatabase()).start();
    desk.setTime('2026-11-25T12:00:00Z');
    player_id = await desk.player();
  });
  afterAll(() => desk.close());

  const submitted = async (game_mode: string, score: number) =>
    (await desk.submit({ player_id, score, game_mode })).score;
  const codes = (results: readonly ScoreResult[]) =>
    results.map(({ status, error }) => error?.errors?.[0]?.code ?? error?.code ?? status);

  it('have as many fraction digits as the mode takes', async () => {
    await desk.mode({ code: 'CENTS', decimals: 2 });
    for (const score of [12.5, 0.29, 0.07, 1.1, -3.14, 300, 90_071_992_547_409.9]) {
      expect(await submitted('CENTS', score)).toBe(score);
    }
    expect(Object.is(await submitted('CENTS', -0), 0)).toBe(true);
    for (const score of [0.1 + 0.2, 12.345, 1e-9, 0.105, largest, -90_071_992_547_410]) {
      await expect(submitted('CENTS', score)).rejects.toMatchObject({
        code: 'invalid_request',
        data: { errors: [{ field: 'score', code: 'too_many_decimals' }] },
      });
    }
    await desk.mode({ code: 'NANO', decimals: 9 });
    expect(await submitted('NANO', 0.123456789)).toBe(0.123456789);
    await expect(submitted('NANO', 0.1234567891)).rejects.toMatchObject({ code: 'invalid_request' });
    await desk.mode({ code: 'ANY', decimals: null });
    for (const score of [0.1 + 0.2, 5e-324, Math.PI, largest, -largest]) {
      expect(await submitted('ANY', score)).toBe(score);
    }
    await desk.mode({ code: 'WHOLE' });
    for (const score of [largest, -largest]) expect(await submitted('WHOLE', score)).toBe(score);
    await expect(submitted('WHOLE', 0.5)).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('lie within the limits, both included', async () => {
    await desk.mode({ code: 'LIMITS', decimals: 1, min_score: -0.5, max_score: 10 });
    for (const score of [-0.5, 0, 10]) expect(await submitted('LIMITS', score)).toBe(score);
    for (const [score, reason] of [
      [-0.6, 'at least -0.5'],
      [10.1, 'at most 10'],
    ] as const) {
      await expect(submitted('LIMITS', score)).rejects.toMatchObject({
        code: 'score_out_of_range',
        message: expect.stringContaining(reason) as string,
        data: { errors: [{ field: 'score' }] },
      });
    }
    await desk.scores.changeGameMode({ code: 'LIMITS', changes: { max_score: null } });
    expect(await submitted('LIMITS', 10.1)).toBe(10.1);
  });

  it('come while the mode is open: from its first instant, before its end', async () => {
    await desk.mode({ code: 'WINDOW', opens_at: '2026-11-25T12:00:00Z', closes_at: '2026-11-25T13:00:00Z' });
    const at = async (moment: string) => {
      desk.setTime(moment);
      return submitted('WINDOW', 1);
    };
    await expect(at('2026-11-25T11:59:59.999Z')).rejects.toMatchObject({
      code: 'game_mode_closed',
      message: expect.stringContaining('from 2026-11-25T12:00:00.000Z on') as string,
    });
    expect(await at('2026-11-25T12:00:00Z')).toBe(1);
    expect(await at('2026-11-25T12:59:59.999Z')).toBe(1);
    await expect(at('2026-11-25T13:00:00Z')).rejects.toMatchObject({
      code: 'game_mode_closed',
      message: expect.stringContaining('until 2026-11-25T13:00:00.000Z') as string,
    });
    const imported = (occurred_at: string) =>
      desk.scores.importScores({
        scores: [{ player_id, score: 2, game_mode: 'WINDOW', occurred_at: Date.parse(occurred_at) }],
      });
    expect(await imported('2026-11-25T12:30:00Z')).toEqual({ stored: 1 });
    await expect(imported('2026-11-25T11:30:00Z')).rejects.toMatchObject({ code: 'game_mode_closed' });
  });

  it('do not touch their neighbours in a batch, and are answered again without being judged again', async () => {
    await desk.mode({ code: 'BATCH', decimals: 1, max_score: 5 });
    await desk.mode({ code: 'SHUT', closes_at: '2026-01-01' });
    const scores: NewScore[] = [
      { player_id, game_mode: 'BATCH', score: 1.5, submission_id: 'kept' },
      { player_id, game_mode: 'BATCH', score: 1.25 },
      { player_id, game_mode: 'BATCH', score: 6 },
      { player_id, game_mode: 'SHUT', score: 1 },
      { player_id, game_mode: 'FRACTION', score: 0.5 },
      { player_id, game_mode: 'MIXED', score: 0.5 },
      { player_id, game_mode: 'MIXED', score: 7 },
      { player_id, game_mode: 'CLASSIC', score: 7 },
    ];
    const { body } = await desk.scores.submitBatch({ scores });
    expect(codes(body)).toEqual([
      201,
      'too_many_decimals',
      'score_out_of_range',
      'game_mode_closed',
      'too_many_decimals',
      'too_many_decimals',
      201,
      201,
    ]);
    const modes = (await desk.scores.gameModes({})).map(({ code }) => code);
    expect(modes).toContain('MIXED');
    expect(modes).not.toContain('FRACTION');
    const changes = { max_score: 1, closes_at: '2026-01-01' };
    await desk.scores.changeGameMode({ code: 'BATCH', changes });
    const again = await desk.scores.submit({
      player_id,
      game_mode: 'BATCH',
      score: 1.5,
      submission_id: 'kept',
    });
    expect(again).toMatchObject({ replayed: true, body: { id: body[0]?.score?.id } });
  });

  it('follow a change that another process made', async () => {
    const other = await new ModeDesk(desk.url).start();
    try {
      await expect(submitted('SHARED', 1)).resolves.toBe(1);
      await other.scores.changeGameMode({ code: 'SHARED', changes: { decimals: 1, max_score: 1 } });
      expect(await submitted('SHARED', 0.5)).toBe(0.5);
      await expect(submitted('SHARED', 2)).rejects.toMatchObject({ code: 'score_out_of_range' });
      await other.mode({ code: 'THEIRS', min_score: 100 });
      await expect(submitted('THEIRS', 1)).rejects.toMatchObject({ code: 'score_out_of_range' });
      await other.scores.deleteGameMode({ code: 'THEIRS' });
      expect(await submitted('THEIRS', 1)).toBe(1);
    } finally {
      await other.close();
    }
  });

  it('make no mode where that is not allowed', async () => {
    const strict = await new ModeDesk(desk.url, { AUTO_CREATE_GAME_MODES: 'false' }).start();
    try {
      const attempt = (score: number) => strict.submit({ player_id, score, game_mode: 'UNMADE' });
      await expect(attempt(1)).rejects.toMatchObject({ code: 'game_mode_not_found' });
      await expect(attempt(0.5)).rejects.toMatchObject({ code: 'game_mode_not_found' });
      await strict.mode({ code: 'UNMADE' });
      expect(await attempt(1)).toMatchObject({ score: 1 });
    } finally {
      await strict.close();
    }
  });
});
