import { ProjectionRunner } from '@app/event-log';
import type { BoardRow } from '@app/contracts';
import type { PeriodName } from '@app/periods';
import { eventually } from './eventually';
import type { NaiveBoards } from './naive-boards';
import type { ScoreDesk } from './score-desk';

/** Holds the work on changed rules up before each of its transactions, until it is let go on. */
export class HeldReranking {
  private allowed = 0;
  private waiting: (() => void)[] = [];

  constructor(desk: ScoreDesk) {
    const runner = desk.part(ProjectionRunner);
    const { beside } = ProjectionRunner.prototype;
    jest.spyOn(runner, 'beside').mockImplementation(async (...work) => {
      if (this.allowed > 0) this.allowed -= 1;
      else await new Promise<void>((resolve) => this.waiting.push(resolve));
      return beside.apply(runner, work);
    });
  }

  /** Lets `count` transactions begin, one after another, and waits until the next one is held up. */
  async step(count: number): Promise<void> {
    for (let left = count; left > 0; left -= 1) {
      await eventually(async () => expect(this.waiting).not.toEqual([]));
      this.waiting.shift()?.();
    }
    await eventually(async () => expect(this.waiting).not.toEqual([]));
  }

  free(): void {
    this.allowed = Infinity;
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

interface Played {
  game_mode: string;
  count: number;
  players: number;
  /** Ms since 1970: the last of them is reached then, the others up to two days before. */
  until: number;
}

/** Plays scores that look random and are the same at every call. */
export async function playMany(desk: ScoreDesk, { game_mode, count, players, until }: Played): Promise<void> {
  const ids: number[] = [];
  for (let number = 1; number <= players; number += 1) ids.push(await desk.player(number));
  const all = Array.from({ length: count }, (_, index) => ({
    player_id: ids[(index * 7) % players] ?? 0,
    game_mode,
    score: (index * 7_919) % 509,
    occurred_at: until - ((index * 31) % 48) * 3_600_000,
  }));
  while (all.length > 0) await desk.scores.importScores({ scores: all.splice(0, 1_000) });
}

/** The ids of the sets of boards in the database, by state. */
export async function setsIn(desk: ScoreDesk, state: 'serving' | 'building' | 'retired'): Promise<number[]> {
  const rows = await desk.reader.query<{ id: number }>(
    'SELECT id FROM board_sets WHERE state = $1 ORDER BY id',
    [state],
  );
  return rows.map(({ id }) => id);
}

/** Resolves when nothing is left of sets that were replaced: neither boards nor standings. */
export function cleared(desk: ScoreDesk): Promise<void> {
  return eventually(async () => {
    expect([await setsIn(desk, 'building'), await setsIn(desk, 'retired')]).toEqual([[], []]);
    const [left] = await desk.reader.query(
      `SELECT (SELECT COUNT(*) FROM boards WHERE set_id NOT IN (SELECT id FROM board_sets)) AS boards,
         (SELECT COUNT(*) FROM standings WHERE board_id NOT IN (SELECT id FROM boards)) AS standings`,
    );
    expect(left).toEqual({ boards: 0, standings: 0 });
  });
}

/** Compares the first hundred rows of every board of a mode in every period with a recount, and how many there are. */
export async function compareTops(desk: ScoreDesk, naive: NaiveBoards, mode: string): Promise<void> {
  const boards = await naive.of(mode);
  for (const { period, moments, rows } of boards.values()) {
    const at = new Date(moments[1]).toISOString();
    const { json, total } = await desk.boards.top({
      game_mode: mode,
      period: period as PeriodName,
      at,
      limit: 100,
    });
    const shown = (JSON.parse(json) as BoardRow[]).map(({ avg_score: _average, ...row }) => row);
    const expected = rows.map(({ position: _p, below: _b, sum: _s, scale: _c, ...row }) => row);
    expect(shown).toEqual(expected.slice(0, 100));
    expect(total).toBe(rows.length);
  }
  const { items } = await desk.boards.periods({ game_mode: mode, limit: 1_000 });
  expect(items.filter(({ total_players }) => total_players > 0)).toHaveLength(boards.size);
}
