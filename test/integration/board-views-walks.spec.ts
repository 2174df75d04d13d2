import type { BoardInput, BoardRow, TopInput } from '@app/contracts';
import { ScoreDesk } from '../support/score-desk';

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
    const refused = (input: TopInput, code: string) =>
      expect(desk.boards.top(input)).rejects.toMatchObject({ code });
    await refused({ game_mode: 'CLASSIC', cursor, skip: 0 }, 'invalid_request');
    await refused({ min_rank: 3, max_rank: 2 }, 'invalid_request');
    await refused({ min_score: 3, max_score: 2 }, 'invalid_request');
    await refused({ cursor }, 'invalid_cursor');
    await refused({ game_mode: 'CLASSIC', cursor, period: 'daily' }, 'invalid_cursor');
    await refused({ game_mode: 'CLASSIC', cursor, min_rank: 2 }, 'invalid_cursor');
    await refused({ game_mode: 'CLASSIC', cursor: `${cursor}A` }, 'invalid_cursor');
  });

  it('begins anew when the mode is ranked by other rules', async () => {
    const { next: cursor } = await desk.boards.top({ game_mode: 'CLASSIC', limit: 2 });
    expect(cursor).toBeDefined();
    await desk.setMode('CLASSIC', { ties: 'dense' });
    await desk.settled();
    await expect(desk.boards.top({ game_mode: 'CLASSIC', limit: 2, cursor })).rejects.toMatchObject({
      code: 'invalid_cursor',
    });
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

describe('a board that cannot be', () => {
  let desk: ScoreDesk;
  beforeAll(async () => {
    desk = await new ScoreDesk().start();
    await desk.setMode('SEASONS', { cron: '0 0 * * *', time_zone: 'America/New_York' });
    for (const game_mode of ['SEASONS', 'CLASSIC']) {
      await desk.submit({ player_id: await desk.player(1), score: 1, game_mode });
    }
  });
  afterAll(() => desk.stop());

  const looks = (input: BoardInput): Promise<unknown>[] => [
    desk.boards.top(input),
    desk.boards.rankOf({ ...input, player_id: 1 }),
    desk.boards.subset({ ...input, ids: [1] }),
    desk.boards.whatIf({ ...input, score: 1 }),
    desk.boards.summary(input),
    desk.boards.around({ ...input, player_id: 1 }),
  ];

  it.each([
    { period: 'season' },
    { period: 'season', game_mode: 'GLOBAL' },
    { period: 'season', game_mode: 'CLASSIC' },
  ] as const)('is refused: %p', async (input) => {
    for (const look of looks(input)) {
      await expect(look).rejects.toMatchObject({
        code: 'invalid_request',
        data: { errors: [{ field: 'period' }] },
      });
    }
  });

  // The first and the last moment that a request may name.
  it.each(['0001-01-02T00:00:00Z', '9999-12-30T00:00:00Z', '1844-12-31'])('is empty at %s', async (at) => {
    for (const game_mode of ['SEASONS', 'CLASSIC', 'GLOBAL']) {
      for (const period of ['daily', 'weekly', 'monthly'] as const) {
        const asked = { game_mode, period, at };
        expect(await desk.boards.top(asked)).toMatchObject({ json: '[]', total: 0 });
        expect(await desk.boards.rankOf({ ...asked, player_id: 1 })).toMatchObject({ rank: null });
        expect(await desk.boards.summary(asked)).toMatchObject({ total_players: 0, total_games: 0 });
      }
    }
    const season = { game_mode: 'SEASONS', period: 'season', at } as const;
    expect(await desk.boards.top(season)).toMatchObject({ json: '[]', total: 0 });
  });

  it('is empty in a mode that nobody knows', async () => {
    const unknown = { game_mode: 'UNKNOWN' };
    expect(await desk.boards.top(unknown)).toMatchObject({ json: '[]', total: 0 });
    expect((await desk.boards.periods(unknown)).items).toEqual([]);
    expect(await desk.boards.summary(unknown)).toMatchObject({ total_players: 0, histogram: [] });
    expect(await desk.boards.whatIf({ ...unknown, score: 3 })).toEqual({
      rank: 1,
      total_players: 0,
      percentile: 0,
    });
  });
});
