import { describeOnDatabases } from '../support/databases';
import { ModeDesk } from '../support/mode-desk';

describeOnDatabases('statistics of modes with rules', (newDatabase) => {
  let desk: ModeDesk;
  beforeAll(async () => {
    desk = await new ModeDesk(await newDatabase()).start();
    desk.setTime('2026-11-25T12:00:00Z');
  });
  afterAll(() => desk.close());

  const play = (player_id: number, game_mode: string, scores: readonly [string, number][]) =>
    desk.scores.importScores({
      scores: scores.map(([at, score]) => ({ player_id, game_mode, score, occurred_at: Date.parse(at) })),
    });
  const day = '2026-11-20T12:00:00Z';

  it('have the best by the sort of the mode, and the average of an exact sum', async () => {
    const player_id = await desk.player();
    await desk.mode({ code: 'TIME', sort: 'asc', decimals: 3 });
    await desk.mode({ code: 'MONEY', decimals: 2 });
    await desk.mode({ code: 'LOOSE', decimals: null });
    await play(player_id, 'TIME', [
      [day, 61.25],
      [day, 59.999],
      [day, 70],
    ]);
    // The sums of these as doubles are 0.9000000000000001 and 18014398509481984.
    await play(
      player_id,
      'MONEY',
      Array.from({ length: 6 }, () => [day, 0.15] as [string, number]),
    );
    const huge = Number.MAX_SAFE_INTEGER;
    await play(player_id, 'CLASSIC', [
      [day, huge],
      [day, huge],
      [day, -huge],
      [day, -huge],
      [day, 5],
    ]);
    await play(player_id, 'LOOSE', [
      [day, 0.5],
      [day, -0.25],
    ]);
    expect(await desk.scores.statisticsOf({ id: player_id })).toEqual([
      { game_mode: 'CLASSIC', best_score: huge, avg_score: 1, total_games: 5 },
      { game_mode: 'LOOSE', best_score: 0.5, avg_score: 0.12, total_games: 2 },
      { game_mode: 'MONEY', best_score: 0.15, avg_score: 0.15, total_games: 6 },
      { game_mode: 'TIME', best_score: 59.999, avg_score: 63.75, total_games: 3 },
    ]);
    const [point] = await desk.scores.history({ player_id, game_mode: 'TIME' });
    expect(point).toEqual({ at: '2026-11-20T00:00:00.000Z', games: 3, best: 59.999, average: 63.75 });
  });

  it('are exact however many scores of whatever size there are', async () => {
    const player_id = await desk.player();
    await desk.mode({ code: 'LARGE', decimals: 2 });
    const scores = Array.from({ length: 1_000 }, (_, index) => ({
      player_id,
      game_mode: index % 2 === 0 ? 'LARGE' : 'ARCADE',
      score: index % 2 === 0 ? 10_000_000_000.01 : Number.MAX_SAFE_INTEGER - (index % 4 === 1 ? 1 : 0),
      occurred_at: Date.parse(day),
    }));
    for (let round = 0; round < 3; round += 1) await desk.scores.importScores({ scores });
    const [arcade, large] = await desk.scores.statisticsOf({ id: player_id });
    expect(large).toMatchObject({ avg_score: 10_000_000_000.01, total_games: 1_500 });
    // Exactly in the middle of two doubles as far as doubles reach here: half to even.
    expect(arcade).toMatchObject({
      avg_score: Number(`${Number.MAX_SAFE_INTEGER - 1}.50`),
      total_games: 1_500,
    });
  });

  it('divide time by the clocks of the mode, through their changes', async () => {
    const player_id = await desk.player();
    await desk.mode({ code: 'BERLIN', time_zone: 'Europe/Berlin', decimals: 1 });
    await desk.mode({ code: 'NEPAL', time_zone: 'Asia/Kathmandu', sort: 'asc' });
    await play(player_id, 'BERLIN', [
      ['2026-03-28T22:59:59.999Z', 1],
      ['2026-03-28T23:00:00.000Z', 2],
      ['2026-03-29T21:59:59.999Z', 3.5],
      ['2026-03-29T22:00:00.000Z', 4],
      ['2026-03-31T22:00:00.000Z', 5],
      ['2026-10-25T22:30:00.000Z', 6],
      ['2026-10-25T23:00:00.000Z', 7],
    ]);
    await play(player_id, 'NEPAL', [
      ['2026-01-31T18:14:59.999Z', 9],
      ['2026-01-31T18:15:00.000Z', 8],
      ['2026-02-01T00:00:00.000Z', 7],
    ]);
    const lines = async (input: object) =>
      (await desk.scores.history({ player_id, ...input })).map(
        ({ at, games, best, average }) => `${at.slice(0, 16)} ${games} ${best} ${average}`,
      );
    expect(await lines({ game_mode: 'BERLIN' })).toEqual([
      '2026-03-27T23:00 1 1 1',
      '2026-03-28T23:00 2 3.5 2.75',
      '2026-03-29T22:00 1 4 4',
      '2026-03-31T22:00 1 5 5',
      '2026-10-24T22:00 1 6 6',
      '2026-10-25T23:00 1 7 7',
    ]);
    expect(await lines({ game_mode: 'BERLIN', interval: 'week', to: '2026-04-01' })).toEqual([
      '2026-03-22T23:00 3 3.5 2.17',
      '2026-03-29T22:00 2 5 4.5',
    ]);
    expect(await lines({ game_mode: 'BERLIN', interval: 'month' })).toEqual([
      '2026-02-28T23:00 4 4 2.62',
      '2026-03-31T22:00 1 5 5',
      '2026-09-30T22:00 2 7 6.5',
    ]);
    expect(await lines({ game_mode: 'BERLIN', interval: 'hour', from: '2026-10-01' })).toEqual([
      '2026-10-25T22:00 1 6 6',
      '2026-10-25T23:00 1 7 7',
    ]);
    expect(await lines({ game_mode: 'NEPAL', interval: 'month' })).toEqual([
      '2025-12-31T18:15 1 9 9',
      '2026-01-31T18:15 2 7 7.5',
    ]);
    expect(await lines({ interval: 'month', to: '2026-03-01' })).toEqual([
      '2026-01-01T00:00 2 9 8.5',
      '2026-02-01T00:00 1 7 7',
    ]);
  });
});
