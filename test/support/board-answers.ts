import type { NaiveBoard, NaiveRow, Recounted } from './naive-boards';

interface Game {
  player_id: number;
  game_mode: string;
  score: number;
}

/** Submits a score and compares the answer with a recount before and one after, and with look-ups of the same moment. */
export async function checkAnswer(history: Recounted, game: Game): Promise<void> {
  const { player_id, game_mode, score } = game;
  const { desk, naive, periods, time } = history;
  const rules = history.rules.get(game_mode);
  if (!rules) throw new Error(`The test knows no rules of ${game_mode}`);
  const better = (one: number, other: number): boolean => (rules.sort === 'desc' ? one > other : one < other);
  const mine = (board: NaiveBoard | undefined): NaiveRow | undefined =>
    board?.rows.find((row) => row.player_id === player_id);

  const boardsBefore = await naive.of(game_mode);
  const answer = await desk.submit(game);
  const boards = await naive.of(game_mode);

  const expected = Object.entries(periods.keysAt(rules, time)).map(([period, key]) => {
    const before = mine(boardsBefore.get(`${period} ${key}`));
    const board = boards.get(`${period} ${key}`);
    const after = mine(board);
    if (!board || !after) throw new Error(`The score is missing in ${period} ${key}`);
    return {
      period,
      before,
      after,
      total: board.rows.length,
      improved: !before || better(after.score, before.score),
    };
  });
  const shown = expected.find(({ period }) => period === (rules.cron === null ? 'all_time' : 'season'));
  if (!shown) throw new Error('There is no default period');
  const { before, after, total } = shown;
  expect(answer).toMatchObject({
    score,
    rank: after.rank,
    previous_rank: before?.rank ?? null,
    total_players: total,
    best_score: after.best_score,
    previous_best: before?.best_score ?? null,
    is_personal_best: !before || better(score, before.best_score),
    periods: Object.fromEntries(
      expected.map(({ period, after: { rank }, improved }) => [period, { rank, improved }]),
    ),
  });
  expect(answer.pending).toBeUndefined();
  const { rank, score: value, best_score } = after;
  expect(await desk.boards.rankOf({ player_id, game_mode })).toMatchObject({
    rank,
    score: value,
    best_score,
    total_players: total,
  });
  const row = (await desk.top(game_mode)).find((each) => each.player_id === player_id);
  expect(row).toMatchObject({ rank, score: value, best_score });
}
