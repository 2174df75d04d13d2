import type { BoardRow, BoardState } from '@app/contracts';
import { ScoreDesk } from '../support/score-desk';

const hourMs = 3_600_000;
/** A Wednesday. */
const yesterday = Date.parse('2026-11-25T12:00:00Z');
const today = yesterday + 24 * hourMs;

describe('the rank of yesterday', () => {
  let desk: ScoreDesk;
  let players: number[];

  /** Three players of yesterday with 30, 20 and 10. */
  beforeEach(async () => {
    desk = await new ScoreDesk().start();
    desk.setTime(yesterday);
    players = [await desk.player(1), await desk.player(2), await desk.player(3)];
    for (const [index, player_id] of players.entries())
      await desk.submit({ player_id, score: 30 - 10 * index });
    desk.setTime(today);
  });
  afterEach(() => desk.stop());

  const rows = async (ask: object = {}): Promise<BoardRow[]> => {
    const { json } = await desk.boards.top({ game_mode: 'CLASSIC', include: 'movement', limit: 100, ...ask });
    return JSON.parse(json) as BoardRow[];
  };
  /** Player number, rank now and rank of yesterday. */
  const ranks = async (ask: object = {}) =>
    (await rows(ask)).map(({ player_id, rank, previous_rank }) => [
      players.indexOf(player_id) + 1,
      rank,
      previous_rank,
    ]);

  it('is told beside that of now, also to those who ask before and after a score', async () => {
    expect(await ranks()).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
    ]);
    await desk.submit({ player_id: players[2] ?? 0, score: 40 });
    const newcomer = await desk.player(4);
    players.push(newcomer);
    await desk.submit({ player_id: newcomer, score: 25 });
    const expected = [
      [3, 1, 3],
      [1, 2, 1],
      [4, 3, null],
      [2, 4, 2],
    ];
    expect(await ranks()).toEqual(expected);
    await desk.restart();
    expect(await ranks()).toEqual(expected);
    const around = await desk.boards.around({
      game_mode: 'CLASSIC',
      player_id: newcomer,
      limit: 1,
      include: 'movement',
    });
    expect(JSON.parse(around.json)).toMatchObject([{ rank: 3, previous_rank: null }]);
    const [state] = await desk.boards.changed({ boards: [{ game_mode: 'CLASSIC' }] });
    expect(state?.rows.map(({ previous_rank }) => previous_rank)).toEqual([3, 1, null, 2]);
  });

  it('is not told where nobody asks for it', async () => {
    const [row] = JSON.parse((await desk.boards.top({ game_mode: 'CLASSIC' })).json) as BoardRow[];
    expect(row).not.toHaveProperty('previous_rank');
  });

  it('is that of the day before from midnight on, without any score in between', async () => {
    await desk.submit({ player_id: players[2] ?? 0, score: 40 });
    const board = { game_mode: 'CLASSIC' };
    const [before] = (await desk.boards.changed({ boards: [board] })) as [BoardState];
    expect(await desk.boards.changed({ boards: [{ ...board, version: before.version }] })).toEqual([null]);
    expect((await ranks())[0]).toEqual([3, 1, 3]);
    desk.setTime(today + 12 * hourMs);
    expect((await ranks())[0]).toEqual([3, 1, 1]);
    const [after] = await desk.boards.changed({ boards: [{ ...board, version: before.version }] });
    expect(after?.rows[0]).toMatchObject({ rank: 1, previous_rank: 1 });
  });

  it('goes by what still counts: without voided scores, and without who has left', async () => {
    await desk.submit({ player_id: players[1] ?? 0, score: 50 });
    expect((await ranks())[0]).toEqual([2, 1, 2]);
    const { items } = await desk.scores.list({ player_id: players[0] });
    await desk.scores.voidScore({ id: items[0]?.id ?? 0 });
    expect(await ranks()).toEqual([
      [2, 1, 1],
      [3, 2, 2],
    ]);
    await desk.removePlayer(2);
    expect(await ranks()).toEqual([[3, 1, 1]]);
  });

  it('is right again when older scores come in', async () => {
    await desk.submit({ player_id: players[2] ?? 0, score: 40 });
    expect((await ranks())[0]).toEqual([3, 1, 3]);
    const older = { game_mode: 'CLASSIC', player_id: players[2] ?? 0, occurred_at: yesterday };
    await desk.scores.importScores({ scores: [{ ...older, score: 25 }] });
    expect((await ranks())[0]).toEqual([3, 1, 2]);
  });

  it('is of the sum of yesterday where older scores came after one of today', async () => {
    await desk.setMode('SUM', { operator: 'sum' });
    const [first = 0, second = 0] = players;
    const old = { game_mode: 'SUM', occurred_at: yesterday };
    await desk.scores.importScores({
      scores: [
        { ...old, player_id: first, score: 10 },
        { ...old, player_id: second, score: 20 },
      ],
    });
    await desk.submit({ player_id: first, score: 30, game_mode: 'SUM' });
    await desk.scores.importScores({ scores: [{ ...old, player_id: first, score: 1 }] });
    const expected = [
      [1, 1, 2],
      [2, 2, 1],
    ];
    expect(await ranks({ game_mode: 'SUM' })).toEqual(expected);
    await desk.restart();
    expect(await ranks({ game_mode: 'SUM' })).toEqual(expected);
  });

  it('is not told where it would say nothing: in a new period, one that is over, and where nobody stood', async () => {
    await desk.submit({ player_id: players[2] ?? 0, score: 40 });
    await desk.submit({ player_id: players[2] ?? 0, score: 40, game_mode: 'NEW' });
    const asked = [
      { period: 'daily' as const },
      { period: 'daily' as const, at: new Date(yesterday).toISOString() },
      { game_mode: 'NEW' },
    ];
    for (const ask of asked) {
      const shown = await rows(ask);
      expect(shown.length).toBeGreaterThan(0);
      for (const row of shown) expect(row).not.toHaveProperty('previous_rank');
    }
    expect((await ranks({ period: 'weekly' }))[0]).toEqual([3, 1, 3]);
  });

  it('goes by the clock of the board', async () => {
    await desk.setMode('SOUTH', { time_zone: 'Pacific/Auckland' });
    const [first = 0, , third = 0] = players;
    // In Auckland it is an hour before midnight, and then an hour after it.
    desk.setTime(today - 2 * hourMs);
    await desk.submit({ player_id: first, score: 20, game_mode: 'SOUTH' });
    expect((await rows({ game_mode: 'SOUTH' }))[0]).not.toHaveProperty('previous_rank');
    desk.setTime(today);
    await desk.submit({ player_id: third, score: 30, game_mode: 'SOUTH' });
    expect(await ranks({ game_mode: 'SOUTH' })).toEqual([
      [3, 1, null],
      [1, 2, 1],
    ]);
  });

  it('is of one moment with the board while scores come in', async () => {
    const submitting = Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        desk.submit({ player_id: players[index % 3] ?? 0, score: 100 + ((index * 37) % 60) }),
      ),
    );
    for (let read = 0; read < 20; read += 1) {
      const shown = await ranks();
      expect(shown.map(([player, , before]) => [player, before]).sort()).toEqual([
        [1, 1],
        [2, 2],
        [3, 3],
      ]);
    }
    await submitting;
  });
});
