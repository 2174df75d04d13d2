import { describeOnDatabases } from '../support/databases';
import { ScoreDesk } from '../support/score-desk';

/** Moments around the edges of hours, days, weeks, months and years, with a score each. */
const games: readonly [string, number][] = [
  ['2023-12-31T23:59:59.999Z', 10],
  ['2024-01-01T00:00:00.000Z', 20],
  ['2024-02-29T12:00:00.000Z', 1],
  ['2024-02-29T12:59:59.999Z', 2],
  ['2024-02-29T13:00:00.000Z', -4],
  ['2024-03-01T00:00:00.000Z', 7],
  ['2024-03-03T23:59:59.999Z', 8],
  ['2024-03-04T00:00:00.000Z', 9],
];

describeOnDatabases('the history of a player', (newDatabase) => {
  let desk: ScoreDesk;
  let player_id: number;
  beforeAll(async () => {
    desk = await new ScoreDesk(await newDatabase()).start();
    player_id = await desk.player(1);
    const scores = games.map(([at, score]) => ({
      player_id,
      score,
      game_mode: score === 9 ? 'ARCADE' : 'CLASSIC',
      occurred_at: Date.parse(at),
    }));
    await desk.scores.importScores({ scores });
  });
  afterAll(() => desk.close());

  const lines = async (input: object) =>
    (await desk.scores.history({ player_id, ...input })).map(
      ({ at, games: played, best, average }) => `${at.slice(0, 13)} ${played} ${best} ${average}`,
    );

  it('has a point for each interval with games, by its start in UTC, earliest first', async () => {
    expect(await lines({ interval: 'month' })).toEqual([
      '2023-12-01T00 1 10 10',
      '2024-01-01T00 1 20 20',
      '2024-02-01T00 3 2 -0.33',
      '2024-03-01T00 3 9 8',
    ]);
    expect(await lines({ interval: 'week' })).toEqual([
      '2023-12-25T00 1 10 10',
      '2024-01-01T00 1 20 20',
      '2024-02-26T00 5 8 2.8',
      '2024-03-04T00 1 9 9',
    ]);
    expect(await lines({})).toEqual([
      '2023-12-31T00 1 10 10',
      '2024-01-01T00 1 20 20',
      '2024-02-29T00 3 2 -0.33',
      '2024-03-01T00 1 7 7',
      '2024-03-03T00 1 8 8',
      '2024-03-04T00 1 9 9',
    ]);
    expect(await lines({ interval: 'hour', from: '2024-02-29', to: '2024-03-01' })).toEqual([
      '2024-02-29T12 2 2 1.5',
      '2024-02-29T13 1 -4 -4',
    ]);
  });

  it('is of the mode and the stretch of time that is asked for: from its start, before its end', async () => {
    expect(await lines({ game_mode: 'ARCADE' })).toEqual(['2024-03-04T00 1 9 9']);
    expect(await lines({ game_mode: 'NONE' })).toEqual([]);
    const from = '2024-01-01T02:00:00+02:00';
    expect(await lines({ from, to: '2024-02-29T13:00:00Z' })).toEqual([
      '2024-01-01T00 1 20 20',
      '2024-02-29T00 2 2 1.5',
    ]);
    expect(await lines({ from, to: from })).toEqual([]);
    await expect(lines({ from, to: '2023-01-01' })).rejects.toMatchObject({
      code: 'invalid_request',
      data: { errors: [{ field: 'to' }] },
    });
  });

  it('has the latest 1,000 points at most, and none of an unknown player', async () => {
    const busy = await desk.player(2);
    const scores = Array.from({ length: 1_000 }, (_, hour) => ({
      player_id: busy,
      score: hour,
      game_mode: 'CLASSIC',
      occurred_at: hour * 3_600_000,
    }));
    await desk.scores.importScores({ scores });
    await desk.submit({ player_id: busy, score: -1 });
    const points = await desk.scores.history({ player_id: busy, interval: 'hour' });
    expect([points.length, points[0]?.best, points.at(-1)?.best]).toEqual([1_000, 1, -1]);
    expect(await desk.scores.history({ player_id: 999_999 })).toEqual([]);
  });
});
