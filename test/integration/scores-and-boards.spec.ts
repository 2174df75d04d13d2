import fc from 'fast-check';
import { scoreOrders, type ImportedScore, type Score } from '@app/contracts';
import { Reader } from '@app/platform';
import { ScoreDesk } from '../support/score-desk';

const modes = ['CLASSIC', 'ARCADE', 'ü/🎲'];
const submission = fc.record({
  player: fc.integer({ min: 1, max: 6 }),
  score: fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, -0),
  ),
  mode: fc.constantFrom(...modes),
});
/** In two days, weeks and months. */
const moments = ['2024-02-25', '2024-02-29', '2024-03-01'].map((day) => Date.parse(day));
const step = fc.oneof(
  { weight: 12, arbitrary: submission.map((value) => ({ kind: 'submit' as const, ...value })) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('remove' as const), player: fc.integer({ min: 1, max: 6 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      scores: fc.array(fc.tuple(submission, fc.constantFrom(...moments)), { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('void' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'rebuild' as const }) },
);

interface RecountRow {
  player_id: number;
  best: number;
  games: number;
  rank: number;
}

/** The board as SQL counts it from the scores alone; the tie order is the earlier score. */
async function recount(reader: Reader, mode?: string): Promise<RecountRow[]> {
  const where = mode === undefined ? '' : 'WHERE game_mode = $1';
  return reader.query<RecountRow>(
    `WITH runs AS (
       SELECT player_id, value, id, ROW_NUMBER() OVER (PARTITION BY player_id ORDER BY value DESC, id) AS place,
         COUNT(*) OVER (PARTITION BY player_id) AS games
       FROM scores ${where}
     )
     SELECT player_id, value AS best, games, RANK() OVER (ORDER BY value DESC) AS rank
     FROM runs WHERE place = 1 ORDER BY value DESC, id`,
    mode === undefined ? [] : [mode],
  );
}

describe('boards after random histories', () => {
  it('equal a recount from the scores; lists, look-ups and submit answers agree', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        const desk = await new ScoreDesk().start();
        try {
          for (const current of steps) await runStep(desk, current);
          for (const mode of [undefined, ...modes]) await compare(desk, mode);
          expect(await desk.keptStandings()).toEqual(await desk.countedStandings());
        } finally {
          await desk.stop();
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function runStep(desk: ScoreDesk, current: Step): Promise<void> {
  if (current.kind === 'restart') return desk.restart();
  if (current.kind === 'rebuild') return desk.rebuild();
  if (current.kind === 'remove') return desk.removePlayer(current.player);
  if (current.kind === 'void') return voidOne(desk, current.which);
  if (current.kind === 'import') return importAll(desk, current.scores);
  const player_id = await desk.player(current.player);
  const before = await desk.boards.rankOf({ player_id, game_mode: current.mode });
  const answer = await desk.submit({ player_id, score: current.score, game_mode: current.mode });
  const after = await desk.boards.rankOf({ player_id, game_mode: current.mode });
  expect(answer).toMatchObject({
    rank: after.rank,
    previous_rank: before.rank,
    total_players: after.total_players,
    best_score: after.best_score,
    is_personal_best: before.rank === null || current.score > before.best_score,
  });
  expect(answer.pending).toBeUndefined();
  expect(answer.periods).toMatchObject({
    daily: { rank: await dailyRank(desk.reader, answer) },
    weekly: {},
    monthly: {},
  });
}

/** The rank of the player's best among the scores of that day. */
async function dailyRank(reader: Reader, { player_id, game_mode, created_at }: Score): Promise<number> {
  const [row] = await reader.query<{ rank: number }>(
    `WITH bests AS (
       SELECT player_id, MAX(value) AS best FROM scores WHERE game_mode = $1 AND created_at >= $2 GROUP BY player_id
     )
     SELECT 1 + COUNT(*) AS rank FROM bests WHERE best > (SELECT best FROM bests WHERE player_id = $3)`,
    [game_mode, Date.parse(created_at.slice(0, 10)), player_id],
  );
  return row?.rank ?? 0;
}

type Played = { player: number; score: number; mode: string };

async function importAll(desk: ScoreDesk, played: readonly [Played, number][]): Promise<void> {
  const scores: ImportedScore[] = [];
  for (const [{ player, score, mode }, occurred_at] of played) {
    scores.push({ player_id: await desk.player(player), score, game_mode: mode, occurred_at });
  }
  await desk.scores.importScores({ scores });
}

/** One of the scores there are. Boards that are in memory must follow, and those that are not. */
async function voidOne(desk: ScoreDesk, which: number): Promise<void> {
  const { items } = await desk.scores.list({ limit: 1_000 });
  const score = items[which % Math.max(1, items.length)];
  if (!score) return;
  expect(await desk.scores.voidScore({ id: score.id })).toMatchObject(score);
  await compare(desk, score.game_mode);
}

async function compare(desk: ScoreDesk, mode: string | undefined): Promise<void> {
  const expected = await recount(desk.reader, mode);
  const rows = await desk.top(mode);
  expect(
    rows.map((row) => ({
      player_id: row.player_id,
      best: row.best_score,
      games: row.total_games,
      rank: row.rank,
    })),
  ).toEqual(expected.map(({ player_id, best, games, rank }) => ({ player_id, best, games, rank })));
  for (const { player_id, rank, best } of expected) {
    expect(await desk.boards.rankOf({ player_id, game_mode: mode })).toMatchObject({
      rank,
      best_score: best,
      total_players: expected.length,
    });
  }
}

describe('submissions', () => {
  let desk: ScoreDesk;
  beforeAll(async () => {
    desk = await new ScoreDesk().start();
  });
  afterAll(() => desk.stop());

  it('stores one of fifty equal ones at once, and answers all alike', async () => {
    const player_id = await desk.player(1);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        desk.scores.submit({ player_id, score: 7, game_mode: 'CLASSIC', submission_id: 'once' }),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    expect((await desk.scores.list({ player_id })).items).toHaveLength(1);
    await desk.restart();
    const later = await desk.scores.submit({
      player_id,
      score: 7,
      game_mode: 'CLASSIC',
      submission_id: 'once',
    });
    expect(later).toEqual({ body: answers[0]?.body, replayed: true });
  });

  it('refuses an id that was used for another score, and stores nothing', async () => {
    const player_id = await desk.player(2);
    const input = { player_id, game_mode: 'CLASSIC', submission_id: 'other' };
    const [first, second] = await Promise.allSettled([
      desk.scores.submit({ ...input, score: 1 }),
      desk.scores.submit({ ...input, score: 2 }),
    ]);
    expect(first).toMatchObject({ status: 'fulfilled' });
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'idempotency_key_reused' } });
    expect((await desk.scores.list({ player_id })).items).toHaveLength(1);
  });

  it('takes the good ones of a batch and refuses the bad ones', async () => {
    const player_id = await desk.player(3);
    const results = await Promise.allSettled([
      desk.submit({ player_id, score: 1 }),
      desk.submit({ player_id: 999_999, score: 1, game_mode: 'NOBODY' }),
      desk.submit({ player_id, score: 1.5, game_mode: 'HALF' }),
      desk.submit({ player_id, score: 2 }),
    ]);
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(results[1]).toMatchObject({ reason: { code: 'player_not_found' } });
    expect(results[2]).toMatchObject({ reason: { code: 'invalid_request' } });
    const codes = (await desk.scores.gameModes({})).map((mode) => mode.code);
    expect(codes).toContain('CLASSIC');
    expect(codes).not.toContain('NOBODY');
    await expect(desk.submit({ player_id, score: 1, game_mode: 'GLOBAL' })).rejects.toMatchObject({
      code: 'invalid_request',
      data: { errors: [{ field: 'game_mode', code: 'reserved' }] },
    });
    expect((await desk.scores.gameModes({})).map((mode) => mode.code)).toEqual(codes);
    expect(codes).not.toContain('HALF');
    const ids = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : []));
    expect(ids[1]).toBe((ids[0] ?? 0) + 1);
  });

  it('walks a list by cursor without missing or repeating a score', async () => {
    const player_id = await desk.player(4);
    for (const score of [5, 5, 5, 3, 9, 9, 1]) await desk.submit({ player_id, score });
    for (const order of scoreOrders) {
      const whole = (await desk.scores.list({ player_id, order })).items;
      const walked: typeof whole = [];
      let cursor: string | undefined;
      do {
        const page = await desk.scores.list({ player_id, order, limit: 2, cursor });
        walked.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(walked).toEqual(whole);
      expect(whole).toHaveLength(7);
    }
  });

  it('imports scores with their own time into the periods they belong to, once', async () => {
    const player_id = await desk.player(5);
    const occurred_at = Date.UTC(2024, 1, 29, 12);
    const scores = [1, 2, 2].map((score) => ({
      player_id,
      score,
      game_mode: 'CLASSIC',
      occurred_at,
      submission_id: `import-${score}`,
    }));
    expect(await desk.scores.importScores({ scores })).toEqual({ stored: 2 });
    expect(await desk.scores.importScores({ scores })).toEqual({ stored: 0 });
    const boards = await desk.reader.query<{ period_key: string; games: number }>(
      `SELECT b.period_key, s.games FROM standings s JOIN boards b ON b.id = s.board_id
       JOIN board_sets bs ON bs.id = b.set_id WHERE s.player_id = $1 AND bs.game_mode = 'CLASSIC' ORDER BY b.id`,
      [player_id],
    );
    expect(boards).toEqual(
      ['', '2024-02-29', '2024-W09', '2024-02'].map((period_key) => ({ period_key, games: 2 })),
    );
  });
});

describe('two processes on one database', () => {
  it('show what the other one stored, also where they had kept an answer', async () => {
    const one = await new ScoreDesk().start();
    const two = await new ScoreDesk(one.url).start();
    try {
      const player_id = await one.player(1);
      await one.submit({ player_id, score: 10 });
      expect(await one.top()).toMatchObject([{ score: 10 }]);
      const answer = await two.submit({ player_id, score: 20 });
      expect(answer).toMatchObject({ rank: 1, previous_best: 10, is_personal_best: true });
      const [event] = await two.reader.query<{ id: number }>('SELECT MAX(id) AS id FROM events');
      await one.boards.catchUp({ position: event?.id ?? 0 });
      expect(await one.top()).toMatchObject([{ score: 20 }]);
    } finally {
      await two.close();
      await one.stop();
    }
  });
});
