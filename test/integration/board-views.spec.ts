import fc from 'fast-check';
import type { BoardInput, BoardRow } from '@app/contracts';
import type { PeriodName } from '@app/periods';
import { ratioToTwoPlaces } from '@app/platform';
import { ScoreDesk } from '../support/score-desk';

const dayMs = 86_400_000;
/** A Wednesday, so that the days around it lie in two weeks and two months. */
const first = Date.UTC(2024, 1, 28, 12);
const modes = ['CLASSIC', 'ARCADE'];
const periods: Record<Exclude<PeriodName, 'season'>, string> = {
  all_time: `''`,
  daily: `strftime('%Y-%m-%d', created_at / 1000, 'unixepoch')`,
  weekly: `strftime('%G-W%V', created_at / 1000, 'unixepoch')`,
  monthly: `strftime('%Y-%m', created_at / 1000, 'unixepoch')`,
};
const names = Object.keys(periods) as (keyof typeof periods)[];

const game = fc.record({
  player: fc.integer({ min: 1, max: 9 }),
  score: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -1_000, max: 1_000 })),
  mode: fc.constantFrom(...modes),
  day: fc.integer({ min: 0, max: 5 }),
});
const history = fc.record({
  games: fc.array(game, { minLength: 1, maxLength: 60, size: 'max' }),
  removed: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 2 }),
  later: fc.array(game, { maxLength: 10 }),
});

/** A board as SQL counts it from the scores alone, best first. */
interface Counted {
  player_id: number;
  score: number;
  games: number;
  rank: number;
  position: number;
  below: number;
}

describe('views of boards after random histories', () => {
  it('all equal a recount from the scores', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ games, removed, later }) => {
        const desk = await new ScoreDesk().start();
        try {
          await play(desk, games);
          for (const number of removed) await desk.removePlayer(number);
          await play(desk, later);
          for (const mode of [undefined, ...modes]) await compareMode(desk, mode);
        } finally {
          await desk.stop();
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

type Game = typeof game extends fc.Arbitrary<infer Value> ? Value : never;

async function play(desk: ScoreDesk, games: readonly Game[]): Promise<void> {
  const scores = [];
  for (const { player, score, mode, day } of games) {
    const occurred_at = first + day * dayMs;
    scores.push({ player_id: await desk.player(player), score, game_mode: mode, occurred_at });
  }
  if (scores.length > 0) await desk.scores.importScores({ scores });
}

async function compareMode(desk: ScoreDesk, game_mode: string | undefined): Promise<void> {
  const kept = new Map<string, number>();
  for (const period of names) {
    for (let day = 0; day < 7; day++) {
      const at = new Date(first + day * dayMs).toISOString();
      const { key, rows } = await recount(desk, { game_mode, period, at });
      if (kept.has(`${period} ${key}`)) continue;
      if (rows.length > 0) kept.set(`${period} ${key}`, rows.length);
      await compareBoard(desk, { game_mode, period, at }, rows);
    }
  }
  const { items } = await desk.boards.periods({ game_mode: game_mode ?? 'GLOBAL' });
  const listed = items.filter(({ total_players }) => total_players > 0);
  expect(
    new Map(listed.map(({ period, key, total_players }) => [`${period} ${key}`, total_players])),
  ).toEqual(kept);
}

async function compareBoard(desk: ScoreDesk, board: BoardInput, counted: readonly Counted[]): Promise<void> {
  const all = await page(desk, board, { limit: 100 });
  expect(all.map(brief)).toEqual(counted.map(brief));
  expect(all.map((row) => row.total_games)).toEqual(counted.map(({ games }) => games));
  expect(await walked(desk, board)).toEqual(all);
  await compareParts(desk, board, all);
  await comparePlayers(desk, board, all, counted);
  await compareSpread(desk, board, counted);
}

/** Every part of the list, by each kind of bound. */
async function compareParts(desk: ScoreDesk, board: BoardInput, all: readonly BoardRow[]): Promise<void> {
  expect(await page(desk, board, { skip: 2, limit: 3 })).toEqual(all.slice(2, 5));
  for (const [from, to] of [
    [1, 1],
    [2, 4],
    [3, 100],
  ] as const) {
    expect(await page(desk, board, { min_rank: from, max_rank: to, limit: 100 })).toEqual(
      all.filter(({ rank }) => rank >= from && rank <= to),
    );
  }
  for (const [from, to] of [
    [-2, 2],
    [0, 1_000],
    [3, 3],
  ] as const) {
    expect(await page(desk, board, { min_score: from, max_score: to, max_rank: 4, limit: 100 })).toEqual(
      all.filter(({ score, rank }) => score >= from && score <= to && rank <= 4),
    );
  }
}

async function comparePlayers(
  desk: ScoreDesk,
  board: BoardInput,
  all: readonly BoardRow[],
  counted: readonly Counted[],
): Promise<void> {
  for (const { player_id, rank, below, score, position } of counted) {
    const percentile = ratioToTwoPlaces(below * 100, counted.length);
    expect(await desk.boards.rankOf({ ...board, player_id })).toMatchObject({
      rank,
      score,
      total_players: counted.length,
      percentile,
    });
    expect(await desk.boards.whatIf({ ...board, score })).toEqual({
      rank,
      total_players: counted.length,
      percentile,
    });
    const from = Math.max(0, Math.min(position - 3, counted.length - 4));
    const { json, total } = await desk.boards.around({ ...board, player_id, limit: 4 });
    expect([JSON.parse(json), total]).toEqual([all.slice(from, from + 4), counted.length]);
    if (board.period !== 'all_time') continue;
    const ranks = await desk.boards.ranksOf({ id: player_id });
    expect(ranks.find((each) => each.game_mode === (board.game_mode ?? 'GLOBAL'))).toEqual({
      game_mode: board.game_mode ?? 'GLOBAL',
      period: 'all_time',
      key: '',
      rank,
      total_players: counted.length,
      best_score: score,
      percentile,
      score,
    });
  }
  const ids = [...counted.map(({ player_id }) => player_id).filter((id) => id % 2 === 1), 999, 2 ** 40, 999];
  const { rows, not_found } = await desk.boards.subset({ ...board, ids });
  const expected = all.filter(({ player_id }) => player_id % 2 === 1);
  expect(rows).toEqual(expected.map((row, index) => ({ ...row, position: index + 1 })));
  expect(not_found).toEqual([999, 2 ** 40]);
}

async function compareSpread(desk: ScoreDesk, board: BoardInput, counted: readonly Counted[]): Promise<void> {
  const summary = await desk.boards.summary(board);
  const scores = counted.map(({ score }) => score).reverse();
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  const middle = [
    scores[Math.floor((scores.length - 1) / 2)] ?? 0,
    scores[Math.floor(scores.length / 2)] ?? 0,
  ];
  expect(summary).toMatchObject({
    total_players: counted.length,
    total_games: sum(counted.map(({ games }) => games)),
    best: scores.at(-1) ?? null,
    mean: scores.length > 0 ? ratioToTwoPlaces(sum(scores), scores.length) : null,
    median: scores.length > 0 ? sum(middle) / 2 : null,
  });
  expect(sum(summary.histogram.map(({ players }) => players))).toBe(counted.length);
  expect(summary.histogram.length).toBeLessThanOrEqual(22);
  for (const { from, to, players } of summary.histogram) {
    expect(players).toBe(scores.filter((score) => score >= from && score < to).length);
  }
}

const brief = ({ player_id, rank, score }: Pick<BoardRow, 'player_id' | 'rank' | 'score'>) => [
  player_id,
  rank,
  score,
];

type Part = Parameters<ScoreDesk['boards']['top']>[0];

async function page(desk: ScoreDesk, board: BoardInput, part: Part): Promise<BoardRow[]> {
  return JSON.parse((await desk.boards.top({ ...board, ...part })).json) as BoardRow[];
}

/** A board page by page. */
async function walked(desk: ScoreDesk, board: BoardInput): Promise<BoardRow[]> {
  const rows: BoardRow[] = [];
  let cursor: string | undefined;
  do {
    const { json, next } = await desk.boards.top({ ...board, limit: 2, cursor });
    rows.push(...(JSON.parse(json) as BoardRow[]));
    cursor = next;
  } while (cursor !== undefined);
  return rows;
}

async function recount(
  desk: ScoreDesk,
  { game_mode, period = 'all_time', at }: BoardInput,
): Promise<{ key: string; rows: Counted[] }> {
  const key = periods[period as keyof typeof periods];
  const [asked] = await desk.reader.query<{ key: string }>(
    `SELECT ${key.replace('created_at', '$1')} AS key, $1 AS unused`,
    [Date.parse(at ?? '')],
  );
  const rows = await desk.reader.query<Counted>(
    `WITH runs AS (
       SELECT player_id, value, id, COUNT(*) OVER (PARTITION BY player_id) AS games,
         ROW_NUMBER() OVER (PARTITION BY player_id ORDER BY value DESC, id) AS place
       FROM scores WHERE ${key} = $1 AND ($2 = '' OR game_mode = $2)
     ), best AS (SELECT * FROM runs WHERE place = 1)
     SELECT player_id, value AS score, games, RANK() OVER (ORDER BY value DESC) AS rank,
       ROW_NUMBER() OVER (ORDER BY value DESC, id) AS position,
       RANK() OVER (ORDER BY value) - 1 AS below
     FROM best ORDER BY value DESC, id`,
    [asked?.key ?? '', game_mode ?? ''],
  );
  return { key: asked?.key ?? '', rows };
}

describe('a walk over a board that moves', () => {
  let desk: ScoreDesk;
  beforeAll(async () => {
    desk = await new ScoreDesk().start();
  });
  afterAll(() => desk.stop());

  it('shows nobody twice, and misses nobody who did not move', async () => {
    const ids: number[] = [];
    for (let number = 1; number <= 30; number++) {
      ids.push(await desk.player(number));
      await desk.submit({ player_id: ids[number - 1] ?? 0, score: number % 5 });
    }
    const seen: number[] = [];
    const moved = new Set<number>();
    let cursor: string | undefined;
    for (let step = 0; ; step++) {
      const { json, next } = await desk.boards.top({ game_mode: 'CLASSIC', limit: 3, cursor });
      seen.push(...(JSON.parse(json) as BoardRow[]).map(({ player_id }) => player_id));
      if (next === undefined) break;
      cursor = next;
      for (const player_id of [ids[step] ?? 0, ids[29 - step] ?? 0]) {
        moved.add(player_id);
        await desk.submit({ player_id, score: 2 + step });
      }
      if (step === 4) await desk.removePlayer(15);
    }
    expect(new Set(seen).size).toBe(seen.length);
    const still = ids.filter((id, index) => !moved.has(id) && index !== 14);
    expect(seen).toEqual(expect.arrayContaining(still));
  });

  it('refuses what contradicts itself, and cursors of other walks', async () => {
    const { next: cursor = '' } = await desk.boards.top({ game_mode: 'CLASSIC', limit: 2 });
    const refused = (input: Part, code: string) =>
      expect(desk.boards.top(input)).rejects.toMatchObject({ code });
    await refused({ game_mode: 'CLASSIC', cursor, skip: 0 }, 'invalid_request');
    await refused({ min_rank: 3, max_rank: 2 }, 'invalid_request');
    await refused({ min_score: 3, max_score: 2 }, 'invalid_request');
    await refused({ cursor }, 'invalid_cursor');
    await refused({ game_mode: 'CLASSIC', cursor, period: 'daily' }, 'invalid_cursor');
    await refused({ game_mode: 'CLASSIC', cursor, min_rank: 2 }, 'invalid_cursor');
    await refused({ game_mode: 'CLASSIC', cursor: `${cursor}A` }, 'invalid_cursor');
  });

  it('tells a player who has no score there from one who does not exist', async () => {
    const player_id = await desk.player(99);
    await expect(desk.boards.around({ player_id })).rejects.toMatchObject({ code: 'player_not_ranked' });
    for (const unknown of [99_999, 2 ** 31, 2 ** 53 - 1]) {
      await expect(desk.boards.around({ player_id: unknown })).rejects.toMatchObject({
        code: 'player_not_found',
      });
      expect(await desk.boards.rankOf({ player_id: unknown })).toMatchObject({ rank: null });
      expect(await desk.boards.ranksOf({ id: unknown })).toEqual([]);
    }
  });
});
