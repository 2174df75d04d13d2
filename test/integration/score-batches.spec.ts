import type { NewScore, ScoreResult } from '@app/contracts';
import { describeOnDatabases } from '../support/databases';
import { ScoreDesk } from '../support/score-desk';

describeOnDatabases('a batch of scores', (newDatabase) => {
  let desk: ScoreDesk;
  beforeAll(async () => {
    desk = await new ScoreDesk(await newDatabase()).start();
  });
  afterAll(() => desk.close());

  const submit = async (scores: unknown[], idempotency_key?: string) =>
    desk.scores.submitBatch({ scores: scores as NewScore[], idempotency_key });
  const codes = (results: readonly ScoreResult[]) =>
    results.map(({ status, error }) => error?.code ?? status);
  const gamesOf = async (player_id: number) =>
    (await desk.scores.list({ player_id, limit: 1_000 })).items.length;

  it('stores the good entries whatever the others are, and answers in their order', async () => {
    const player_id = await desk.player(1);
    const { body, replayed } = await submit([
      { player_id, score: 5 },
      { player_id: 999_999, score: 5 },
      { player_id, score: '5' },
      null,
      [],
      { player_id, score: 1.5, game_mode: 'HALF' },
      { player_id, score: 1e400 },
      { score: 5 },
      { player_id, score: 9, game_mode: 'ARCADE', metadata: { level: 1 }, role: 'admin' },
      { player_id, score: 3 },
    ]);
    expect(codes(body)).toEqual([
      201,
      'player_not_found',
      'invalid_request',
      'invalid_request',
      'invalid_request',
      'invalid_request',
      'invalid_request',
      'invalid_request',
      201,
      201,
    ]);
    expect(replayed).toBe(false);
    expect(body[1]).toEqual({
      status: 404,
      error: {
        code: 'player_not_found',
        status: 404,
        title: 'Player not found',
        detail: 'There is no player 999999',
      },
    });
    expect(body[2]).toMatchObject({ status: 422, error: { errors: [{ field: 'score' }] } });
    expect(body[7]?.error?.errors).toMatchObject([{ field: 'player_id', code: 'required' }]);
    expect(body[0]?.score).toMatchObject({ score: 5, game_mode: 'CLASSIC', rank: 1, is_personal_best: true });
    expect(body[8]?.score).toMatchObject({ metadata: { level: 1 }, game_mode: 'ARCADE', rank: 1 });
    expect(body[9]?.score).toMatchObject({ previous_best: 5, is_personal_best: false, new_achievements: [] });
    const ids = body.flatMap(({ score }) => score?.id ?? []);
    expect(ids).toEqual([ids[0], (ids[0] ?? 0) + 1, (ids[0] ?? 0) + 2]);
    expect(await gamesOf(player_id)).toBe(3);
  });

  it('stores entries with equal ids once, within a batch and with what came before', async () => {
    const player_id = await desk.player(2);
    const entry = { player_id, score: 7, submission_id: 'entry' };
    const { body } = await submit([entry, { player_id, score: 1 }, entry, { ...entry, score: 8 }]);
    expect(codes(body)).toEqual([201, 201, 201, 'idempotency_key_reused']);
    expect(body[2]).toEqual(body[0]);
    const again = await submit([entry]);
    expect(again).toEqual({ body: [body[0]], replayed: true });
    expect(await gamesOf(player_id)).toBe(2);
  });

  it('of fifty equal ones at once under one key is stored once; all are answered alike', async () => {
    const player_id = await desk.player(3);
    const scores = [
      { player_id, score: 1 },
      { player_id: 999_999, score: 1 },
      { player_id, score: 2 },
    ];
    const answers = await Promise.all(Array.from({ length: 50 }, () => submit(scores, 'fifty')));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await gamesOf(player_id)).toBe(2);
    await desk.restart();
    expect(await submit(scores, 'fifty')).toEqual({ body: answers[0]?.body, replayed: true });
    await expect(submit(scores.slice(1), 'fifty')).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    expect(await gamesOf(player_id)).toBe(2);
  });

  it('under a key with other content at once is refused, whichever comes first', async () => {
    const player_id = await desk.player(4);
    const attempts = Array.from({ length: 10 }, (_, score) => submit([{ player_id, score }], 'other'));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await gamesOf(player_id)).toBe(1);
  });

  it('may have 1,000 entries, stored in one commit in the order given', async () => {
    const player_id = await desk.player(5);
    const scores = Array.from({ length: 1_000 }, (_, score) => ({ player_id, score }));
    const { body } = await submit(scores, 'thousand');
    expect(body.map(({ score }) => score?.score)).toEqual(scores.map(({ score }) => score));
    expect(body.every(({ score }) => score?.is_personal_best && score.pending === undefined)).toBe(true);
    const ids = body.map(({ score }) => score?.id ?? 0);
    expect((ids.at(-1) ?? 0) - (ids[0] ?? 0)).toBe(999);
    expect((await submit(scores, 'thousand')).replayed).toBe(true);
    expect(await gamesOf(player_id)).toBe(1_000);
  });
});
