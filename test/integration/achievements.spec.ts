import type { TestingModule } from '@nestjs/testing';
import fc from 'fast-check';
import { AchievementsModule, AchievementsProjection } from '@app/achievements';
import {
  AchievementsApi,
  PlayersApi,
  type Achievement,
  type Player,
  type PlayerAchievement,
} from '@app/contracts';
import { EventLog, Rebuild } from '@app/event-log';
import { Reader, Writer } from '@app/platform';
import { PlayersModule } from '@app/players';
import { describeOnDatabases } from '../support/databases';
import { startDomainApp } from '../support/domain-app';

const code = (name: string) => expect.objectContaining({ code: name }) as unknown;

describeOnDatabases('achievements', (newDatabase) => {
  let app: TestingModule;
  let achievements: AchievementsApi;
  let made = 0;

  async function newPlayer(display_name = `Name ${made}`): Promise<Player> {
    made += 1;
    const fields = { username: `player ${made}`, email: `player${made}@example.com`, display_name };
    return (await app.get(PlayersApi).create(fields)).body;
  }

  /** Plays games in one append and returns the ids of their events. */
  async function play(
    player_id: number,
    scores: readonly number[],
    firstAt = 1_700_000_000_000,
  ): Promise<number[]> {
    const events = scores.map((value, index) => ({
      type: 'score_submitted' as const,
      player_id,
      game_mode: 'CLASSIC',
      score_id: index + 1,
      value,
      occurred_at: firstAt + index,
    }));
    const stored = (await app.get(EventLog).append(async () => ({ events, result: undefined }))).events;
    return stored.map(({ id }) => id);
  }

  async function catalogue(): Promise<Achievement[]> {
    return JSON.parse((await achievements.catalogue({})).json) as Achievement[];
  }

  const listOf = (player_id: number) => achievements.listOf({ player_id });
  const names = (list: readonly PlayerAchievement[]) => list.map(({ achievement_name }) => achievement_name);

  /** All that the projection has stored, without what differs from run to run. */
  async function stored(): Promise<unknown> {
    const serving = `(SELECT generation FROM projection_checkpoints WHERE name = 'achievements')`;
    const reader = app.get(Reader);
    return {
      progress: await reader.query(
        `SELECT player_id, games, best, recent, unlocks, points, points_event_id
         FROM player_progress WHERE generation = ${serving} ORDER BY player_id`,
      ),
      unlocks: await reader.query(
        `SELECT player_id, achievement_id, event_id, unlocked_at
         FROM achievement_unlocks WHERE generation = ${serving} ORDER BY player_id, achievement_id`,
      ),
      generations: await reader.query('SELECT COUNT(DISTINCT generation) AS count FROM player_progress'),
    };
  }

  async function restart(url: string): Promise<void> {
    app = await startDomainApp({ DATABASE_URL: url }, [PlayersModule, AchievementsModule]);
    achievements = app.get(AchievementsApi);
  }

  let url: string;
  beforeEach(async () => {
    url = await newDatabase();
    await restart(url);
  });
  afterEach(() => app.close());

  it('lists the nine rules, all locked and with no player to be rare among', async () => {
    const list = await catalogue();
    expect(list.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(list[7]).toEqual({
      id: 8,
      code: 'consistent',
      name: 'Consistent',
      description: 'Average at least 1,500 points over your latest 10 games',
      icon: '📈',
      tier: 'Silver',
      points: 100,
      category: 'consistency',
      criteria_type: 'average_score',
      criteria_value: 1500,
      criteria_window: 10,
      unlocked_count: 0,
      rarity_percent: 0,
    });
  });

  it('are unlocked once, dated by the score that earned them, and never taken back', async () => {
    const { id } = await newPlayer();
    const ids = await play(id, [10, 2_500, 1, 1, 1, 9_000]);
    const unlocks = await achievements.unlocksOf({ event_ids: ids });
    expect(unlocks.map((list) => list.map((unlock) => unlock.code))).toEqual([
      ['first_steps'],
      ['rising_star', 'skilled_gamer'],
      [],
      [],
      ['novice_player'],
      ['elite_player'],
    ]);
    expect(unlocks[0]?.[0]).toEqual({
      id: 1,
      code: 'first_steps',
      name: 'First Steps',
      description: 'Submit your first score',
      icon: '🎯',
      tier: 'Bronze',
      points: 50,
      unlocked_at: new Date(1_700_000_000_000).toISOString(),
    });
    await play(id, [-1_000_000]);
    const list = await listOf(id);
    expect(names(list)).toEqual([
      'Elite Player',
      'Novice Player',
      'Skilled Gamer',
      'Rising Star',
      'First Steps',
    ]);
    expect(list[4]).toEqual({
      id: expect.any(Number) as number,
      player_id: id,
      achievement_id: 1,
      achievement_name: 'First Steps',
      achievement_description: 'Submit your first score',
      achievement_icon: '🎯',
      achievement_points: 50,
      tier: 'Bronze',
      unlocked_at: new Date(1_700_000_000_000).toISOString(),
      progress: 1,
    });
  });

  it('say the same of older events after a restart, from the tables', async () => {
    const { id } = await newPlayer();
    const ids = await play(id, [5_000, 1]);
    const fresh = await achievements.unlocksOf({ event_ids: ids });
    const before = await achievements.catalogue({});
    await app.close();
    await restart(url);
    expect(await achievements.unlocksOf({ event_ids: ids })).toEqual(fresh);
    expect(await achievements.unlocksOf({ event_ids: [] })).toEqual([]);
    expect(await achievements.catalogue({})).toEqual(before);
  });

  it('show locked ones with progress on demand; nothing for an unknown player', async () => {
    const { id } = await newPlayer();
    await play(id, [400, 500]);
    const list = await achievements.listOf({ player_id: id, include: 'progress' });
    expect(
      list.map(({ achievement_id, progress, unlocked_at }) => [
        achievement_id,
        progress,
        unlocked_at !== null,
      ]),
    ).toEqual([
      [1, 1, true],
      [2, 0.4, false],
      [3, 0.5, false],
      [4, 0.2, false],
      [5, 0.1, false],
      [6, 0.08, false],
      [7, 0.02, false],
      [8, 0.06, false],
      [9, 0.0225, false],
    ]);
    expect(list[1]?.id).toBeNull();
    expect(await achievements.listOf({ player_id: 999_999, include: 'progress' })).toEqual([]);
    const untouched = await newPlayer();
    expect(await achievements.listOf({ player_id: untouched.id, include: 'progress' })).toHaveLength(9);
  });

  it('count who has them among all players, at once', async () => {
    const rarity = async () =>
      (await catalogue())
        .slice(0, 2)
        .map(({ unlocked_count, rarity_percent }) => [unlocked_count, rarity_percent]);
    const [one, two, three] = [await newPlayer(), await newPlayer(), await newPlayer()];
    const empty = await achievements.catalogue({});
    await play(one.id, [1, 1, 1, 1, 1]);
    await play(two.id, [1]);
    expect(await rarity()).toEqual([
      [2, 66.67],
      [1, 33.33],
    ]);
    expect((await achievements.catalogue({})).etag).not.toBe(empty.etag);
    await app.get(PlayersApi).remove({ id: one.id });
    expect(await rarity()).toEqual([
      [1, 50],
      [0, 0],
    ]);
    await app.get(PlayersApi).remove({ id: three.id });
    await app.get(PlayersApi).remove({ id: two.id });
    expect(await rarity()).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('rank players by points, then by who was there first, with shared ranks and those without any last', async () => {
    const players: Player[] = [];
    for (let index = 0; index < 6; index += 1) players.push(await newPlayer());
    const [idle, late, early, best, alsoIdle, middle] = players.map(({ id }) => id) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    await play(early, [1]);
    await play(late, [1]);
    await play(best, [5_000]);
    await play(middle, [1_000]);
    const rows = await achievements.leaderboard({});
    expect(rows.map((row) => [row.rank, row.player_id, row.achievement_count, row.total_points])).toEqual([
      [1, best, 4, 400],
      [2, middle, 2, 100],
      [3, early, 1, 50],
      [3, late, 1, 50],
      [5, idle, 0, 0],
      [5, alsoIdle, 0, 0],
    ]);
    expect(rows[0]).toMatchObject({ display_name: players[3]?.display_name, username: players[3]?.username });
    expect(await achievements.leaderboard({ limit: 3 })).toEqual(rows.slice(0, 3));
    expect(await achievements.leaderboard({ limit: 0 })).toEqual([]);
    await app.get(PlayersApi).update({ id: best, changes: { display_name: '新しい名前' } });
    expect((await achievements.leaderboard({ limit: 1 }))[0]?.display_name).toBe('新しい名前');
    await app.get(PlayersApi).remove({ id: best });
    expect((await achievements.leaderboard({}))[0]).toMatchObject({ rank: 1, player_id: middle });
  });

  it('leave nothing of a removed player, also when the game and the removal come in one batch', async () => {
    const { id } = await newPlayer();
    const kept = await newPlayer();
    await play(kept.id, [1_000]);
    await play(id, [1_000]);
    await app.get(EventLog).append(async () => ({
      events: [
        { type: 'score_submitted', player_id: id, game_mode: 'X', score_id: 9, value: 9_000, occurred_at: 1 },
        { type: 'player_removed', player_id: id, occurred_at: 2 },
      ],
      result: undefined,
    }));
    const reader = app.get(Reader);
    for (const table of ['achievement_unlocks', 'player_progress']) {
      const rows = await reader.query<{ player_id: number }>(`SELECT DISTINCT player_id FROM ${table}`);
      expect(rows.map(({ player_id }) => player_id)).toEqual([kept.id]);
    }
    await app.get(PlayersApi).remove({ id });
    expect(await listOf(id)).toEqual([]);
    await expect(achievements.check({ id })).rejects.toEqual(code('player_not_found'));
  });

  it('find nothing due at a check, because every score was evaluated', async () => {
    const { id } = await newPlayer('Ann 🏆');
    await play(id, [5_000]);
    expect(await achievements.check({ id })).toEqual({
      message: 'Checked achievements for Ann 🏆: 0 new',
      new_achievements: [],
      total_achievements: 4,
    });
  });

  it('award what a newer rule finds due, once, however many checks and scores come at once', async () => {
    const { id } = await newPlayer();
    await play(id, [1, 2, 3]);
    await app
      .get(Writer)
      .transaction((tx) => tx.query('UPDATE achievements SET criteria_value = 3 WHERE id = 2 OR id = 6'));
    await app.close();
    await restart(url);
    const checks = Array.from({ length: 10 }, () => achievements.check({ id }));
    const [answers] = await Promise.all([Promise.all(checks), play(id, [4]), play(id, [5])]);
    const awarded = answers.flatMap((answer) => answer.new_achievements.map((unlock) => unlock.code));
    const byScores =
      (await listOf(id)).filter(({ unlocked_at }) => unlocked_at?.startsWith('2023')).length - 1;
    expect(awarded.length + byScores).toBe(2);
    expect(answers.at(-1)?.total_achievements).toBe(3);
    expect(names(await listOf(id)).sort()).toEqual(['Dedicated', 'First Steps', 'Novice Player']);
    expect((await achievements.leaderboard({}))[0]).toMatchObject({
      achievement_count: 3,
      total_points: 200,
    });
    expect((await catalogue()).map(({ unlocked_count }) => unlocked_count)).toEqual([
      1, 1, 0, 0, 0, 1, 0, 0, 0,
    ]);
  });

  it('are the same when they are evaluated again from the whole log', async () => {
    const players: number[] = [];
    for (let index = 0; index < 5; index += 1) players.push((await newPlayer()).id);
    const move = fc.record({
      player: fc.nat(4),
      scores: fc.array(
        fc.oneof(fc.integer({ min: -10, max: 6_000 }), fc.double({ min: 0, max: 3_000, noNaN: true })),
        {
          minLength: 1,
          maxLength: 30,
        },
      ),
    });
    const histories = fc.sample(fc.array(move, { minLength: 10, maxLength: 20 }), { numRuns: 3, seed: 42 });
    for (const [round, history] of histories.entries()) {
      for (const { player, scores } of history)
        await play(players[player] ?? 0, scores, 1_600_000_000_000 + round);
      if (round === 1) await app.get(PlayersApi).remove({ id: players[4] ?? 0 });
      if (round === 1) players[4] = (await newPlayer()).id;
      const before = await stored();
      const shown = await achievements.catalogue({});
      await app.get(Rebuild).run(app.get(AchievementsProjection), () => undefined);
      expect(await stored()).toEqual(before);
      expect(await achievements.catalogue({})).toEqual(shown);
      await achievements.unlocksOf({ event_ids: await play(players[0] ?? 0, [1]) });
    }
  });
});
