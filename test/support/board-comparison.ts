import type { BoardRow, TopInput } from '@app/contracts';
import type { PeriodName } from '@app/periods';
import { compareSummary, type Comparison } from './board-summary';
import { hundredths, unitsInOne, unitsOf, type NaiveBoard, type Recounted } from './naive-boards';
import type { ScoreDesk } from './score-desk';

/** Compares every view of every board of these modes, in every period there is, with a recount. */
export async function compareBoards(history: Recounted, modes: readonly string[]): Promise<void> {
  const running = new Map<string, { place: object; player: number }[]>();
  for (const mode of modes) {
    const boards = await history.naive.of(mode);
    for (const board of boards.values()) await compareBoard(history, mode, board);
    await compareDefault(history, mode, boards);
    await comparePeriods(history, mode, boards);
    running.set(mode, placesOn(history, mode, boards));
  }
  await compareRanksOf(history.desk, [...running.values()].flat());
}

async function compareBoard(history: Recounted, mode: string, board: NaiveBoard): Promise<void> {
  const { desk, naive } = history;
  const { sort, ties } = naive.rankingRulesOf(mode);
  const decimals = mode === 'GLOBAL' ? null : history.rules.get(mode)?.decimals;
  const at = new Date(board.moments[board.rows.length % 2] ?? 0).toISOString();
  const ask = { game_mode: mode, period: board.period as PeriodName, at };
  const comparison = { desk, ask, rows: board.rows, sort, ties, isExact: decimals !== null };
  const all = await page(comparison, { limit: 100 });
  compareRows(comparison, all);
  await compareParts(comparison, all);
  await comparePlayers(comparison, all);
  await compareWhatIf(comparison);
  await compareSummary(comparison);
}

function compareRows({ rows, isExact }: Comparison, all: readonly BoardRow[]): void {
  const shown = all.map(({ avg_score: _average, ...row }) => row);
  expect(shown).toEqual(rows.map(({ position: _p, below: _b, sum: _s, scale: _c, ...row }) => row));
  rows.forEach(({ sum, scale, total_games }, index) => {
    const average = hundredths(sum, scale * BigInt(total_games));
    // Exact halves of a sum of doubles may lie on either side.
    if (isExact) expect(all[index]?.avg_score).toBe(average);
    else expect(Math.abs((all[index]?.avg_score ?? NaN) - average)).toBeLessThan(0.0101);
  });
}

/** Every part of the list, by each kind of bound. */
async function compareParts(comparison: Comparison, all: readonly BoardRow[]): Promise<void> {
  const { sort } = comparison;
  expect(await page(comparison, { skip: 2, limit: 3 })).toEqual(all.slice(2, 5));
  expect(await walked(comparison, {})).toEqual(all);
  for (const [min_rank, max_rank] of [
    [1, 1],
    [2, 4],
    [3, undefined],
  ] as const) {
    const within = all.filter(({ rank }) => rank >= min_rank && rank <= (max_rank ?? Infinity));
    expect(await page(comparison, { min_rank, max_rank, limit: 100 })).toEqual(within);
    expect(await walked(comparison, { min_rank, max_rank })).toEqual(within);
  }
  const middle = all[Math.floor(all.length / 2)]?.score ?? 0;
  for (const [min_score, max_score] of [
    [-2.5, 2],
    [middle, middle],
    [sort === 'desc' ? middle : undefined, sort === 'desc' ? undefined : middle],
  ] as const) {
    const within = all.filter(
      ({ score, rank }) => score >= (min_score ?? -Infinity) && score <= (max_score ?? Infinity) && rank <= 4,
    );
    expect(await page(comparison, { min_score, max_score, max_rank: 4, limit: 100 })).toEqual(within);
  }
}

async function comparePlayers(
  { desk, ask, rows, isExact }: Comparison,
  all: readonly BoardRow[],
): Promise<void> {
  for (const row of rows) {
    const { player_id, rank, score, best_score, position, below } = row;
    const ahead = rows.findLast((other) => other.position < position && other.score !== score);
    const { next, ...place } = await desk.boards.rankOf({ ...ask, player_id });
    expect(place).toEqual({
      rank,
      total_players: rows.length,
      best_score,
      score,
      percentile: hundredths(BigInt(below) * 100n, BigInt(rows.length)),
    });
    if (!ahead) expect(next).toBeNull();
    else {
      const gap = Number(unitsOf(ahead.score) - unitsOf(score)) / Number(unitsInOne);
      const { player_id: id, display_name } = ahead;
      expect(next).toMatchObject({ player_id: id, display_name, score: ahead.score });
      if (isExact) expect(next?.gap).toBe(Math.abs(gap));
      else expect(next?.gap).toBeCloseTo(Math.abs(gap), 9);
    }
    const from = Math.max(0, Math.min(position - 3, rows.length - 4));
    const { json, total } = await desk.boards.around({ ...ask, player_id, limit: 4 });
    expect([JSON.parse(json), total]).toEqual([all.slice(from, from + 4), rows.length]);
  }
  const isOdd = (id: number): boolean => id % 2 === 1;
  const ids = [...rows.map(({ player_id }) => player_id).filter(isOdd), 9_999, 2 ** 40, 9_999].reverse();
  expect(await desk.boards.subset({ ...ask, ids })).toEqual({
    total_players: rows.length,
    rows: all
      .filter(({ player_id }) => isOdd(player_id))
      .map((row, index) => ({ ...row, position: index + 1 })),
    not_found: [9_999, 2 ** 40],
  });
  const nobody = { rank: null, total_players: 0, best_score: 0, percentile: null, score: null, next: null };
  expect(await desk.boards.rankOf({ ...ask, player_id: 9_999 })).toEqual(nobody);
}

async function compareWhatIf({ desk, ask, rows, sort, ties }: Comparison): Promise<void> {
  const scores = rows.map(({ score }) => score);
  const isBetter = (one: number, other: number): boolean => (sort === 'desc' ? one > other : one < other);
  for (const score of [...scores, (scores[0] ?? 0) + 0.5, 1e6, -1e6]) {
    const ahead = scores.filter((other) => isBetter(other, score));
    const behind = scores.filter((other) => isBetter(score, other)).length;
    const before = { shared: ahead.length, dense: new Set(ahead).size, unique: scores.length - behind };
    expect(await desk.boards.whatIf({ ...ask, score })).toEqual({
      rank: before[ties] + 1,
      total_players: rows.length,
      percentile: hundredths(BigInt(behind) * 100n, BigInt(rows.length)),
    });
  }
}

/** Without `period` and `at` a board is that of the season where there are seasons, of all time elsewhere, right now. */
async function compareDefault(
  { desk, naive, periods, time }: Recounted,
  mode: string,
  boards: ReadonlyMap<string, NaiveBoard>,
): Promise<void> {
  const rules = naive.rankingRulesOf(mode);
  const period = rules.cron === null ? 'all_time' : 'season';
  const rows = boards.get(`${period} ${periods.keysAt(rules, time)[period]}`)?.rows ?? [];
  const { json, total } = await desk.boards.top({ game_mode: mode, limit: 100 });
  const places = (JSON.parse(json) as BoardRow[]).map(({ player_id, rank, score }) => [
    player_id,
    rank,
    score,
  ]);
  expect(places).toEqual(rows.map(({ player_id, rank, score }) => [player_id, rank, score]));
  expect(total).toBe(rows.length);
}

async function comparePeriods(
  { desk, naive, periods, time }: Recounted,
  mode: string,
  boards: ReadonlyMap<string, NaiveBoard>,
): Promise<void> {
  const rules = naive.rankingRulesOf(mode);
  const { items } = await desk.boards.periods({ game_mode: mode, limit: 1_000 });
  const listed = items.filter(({ total_players }) => total_players > 0);
  expect(
    new Map(listed.map(({ period, key, total_players }) => [`${period} ${key}`, total_players])),
  ).toEqual(new Map([...boards].map(([name, { rows }]) => [name, rows.length])));
  const names = items.map(({ period, key }) => `${period} ${key}`);
  expect(new Set(names).size).toBe(names.length);
  const running = Object.entries(periods.keysAt(rules, time)).map(([period, key]) => `${period} ${key}`);
  expect(names).toEqual(expect.arrayContaining(running));
  for (const { period, key, starts_at, ends_at } of items) {
    if (period !== 'season') continue;
    const { startsAt, endsAt } = periods.seasonAt(rules, Date.parse(key));
    expect([starts_at, ends_at]).toEqual([startsAt, endsAt].map((ms) => new Date(ms ?? NaN).toISOString()));
  }
}

/** Where everybody stands on a mode's boards of now, as `ranksOf` shows it. */
function placesOn(
  { naive, periods, time }: Recounted,
  mode: string,
  boards: ReadonlyMap<string, NaiveBoard>,
): { place: object; player: number }[] {
  const keys = periods.keysAt(naive.rankingRulesOf(mode), time);
  const order = ['all_time', 'season', 'daily', 'weekly', 'monthly'].filter((period) => period in keys);
  return order.flatMap((period) => {
    const key = keys[period];
    const rows = boards.get(`${period} ${key}`)?.rows ?? [];
    return rows.map(({ player_id, rank, score, best_score, below }) => ({
      player: player_id,
      place: {
        game_mode: mode,
        period,
        key,
        rank,
        total_players: rows.length,
        best_score,
        percentile: hundredths(BigInt(below) * 100n, BigInt(rows.length)),
        score,
      },
    }));
  });
}

/** `places` of the global boards first, then by mode. */
async function compareRanksOf(
  desk: ScoreDesk,
  places: readonly { place: object; player: number }[],
): Promise<void> {
  for (const id of new Set(places.map(({ player }) => player))) {
    const mine = places.filter(({ player }) => player === id).map(({ place }) => place);
    expect(await desk.boards.ranksOf({ id })).toEqual(mine);
  }
}

async function page({ desk, ask }: Comparison, part: TopInput): Promise<BoardRow[]> {
  return JSON.parse((await desk.boards.top({ ...ask, ...part })).json) as BoardRow[];
}

/** A list page by page. */
async function walked({ desk, ask }: Comparison, part: TopInput): Promise<BoardRow[]> {
  const rows: BoardRow[] = [];
  let cursor: string | undefined;
  do {
    const { json, next } = await desk.boards.top({ ...ask, ...part, limit: 2, cursor });
    rows.push(...(JSON.parse(json) as BoardRow[]));
    cursor = next;
  } while (cursor !== undefined);
  return rows;
}
