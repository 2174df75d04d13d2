import fc from 'fast-check';
import { AchievementsProjection } from '@app/achievements';
import type { PlayerAchievement } from '@app/contracts';
import { EventLog, Rebuild } from '@app/event-log';
import { Reader, Writer } from '@app/platform';
import { AchievementsProcess } from '../support/achievements-process';
import { describeOnDatabases } from '../support/databases';

const code = (name: string) => expect.objectContaining({ code: name }) as unknown;
const names = (list: readonly PlayerAchievement[]) => list.map(({ achievement_name }) => achievement_name);

/** All that the projection has stored, without what differs from run to run. */
async function stored(reader: Reader): Promise<unknown> {
  const serving = `(SELECT generation FROM projection_checkpoints WHERE name = 'achievements')`;
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

/** The ids of a player's score events, oldest first. */
async function eventsOf({ app }: AchievementsProcess, playerId: number): Promise<number[]> {
  const rows = await app
    .get(Reader)
    .query<{ id: number }>(
      `SELECT id FROM events WHERE player_id = $1 AND type = 'score_submitted' ORDER BY id`,
      [playerId],
    );
  return rows.map(({ id }) => id);
}

describeOnDatabases('achievements and the log', (newDatabase) => {
  let system: AchievementsProcess;
  beforeEach(async () => {
    system = await AchievementsProcess.start(await newDatabase());
  });
  afterEach(() => system.app.close());

  it('leave nothing of a removed player, also when the game and the removal come in one batch', async () => {
    const { id } = await system.newPlayer();
    const kept = await system.newPlayer();
    await system.play(kept.id, [1_000]);
    await system.play(id, [1_000]);
    await system.app.get(EventLog).append(async () => ({
      events: [
        { type: 'score_submitted', player_id: id, game_mode: 'X', score_id: 9, value: 9_000, occurred_at: 1 },
        { type: 'player_removed', player_id: id, occurred_at: 2 },
      ],
      result: undefined,
    }));
    const reader = system.app.get(Reader);
    for (const table of ['achievement_unlocks', 'player_progress']) {
      const rows = await reader.query<{ player_id: number }>(`SELECT DISTINCT player_id FROM ${table}`);
      expect(rows.map(({ player_id }) => player_id)).toEqual([kept.id]);
    }
    await system.players.remove({ id });
    expect(await system.api.listOf({ player_id: id })).toEqual([]);
    await expect(system.api.check({ id })).rejects.toEqual(code('player_not_found'));
  });

  it('find nothing due at a check, because every score was evaluated', async () => {
    const { id } = await system.newPlayer('Ann 🏆');
    await system.play(id, [5_000]);
    expect(await system.api.check({ id })).toEqual({
      body: {
        message: 'Checked achievements for Ann 🏆: 0 new',
        new_achievements: [],
        total_achievements: 4,
      },
      replayed: false,
    });
  });

  it('award what a newer rule finds due, once, however many checks and scores come at once', async () => {
    const { id } = await system.newPlayer();
    await system.play(id, [1, 2, 3]);
    await system.app
      .get(Writer)
      .transaction((tx) => tx.query('UPDATE achievements SET criteria_value = 3 WHERE id = 2 OR id = 6'));
    await system.restart();
    const checks = Array.from({ length: 10 }, () => system.api.check({ id }));
    const [answers] = await Promise.all([Promise.all(checks), system.play(id, [4]), system.play(id, [5])]);
    const awarded = answers.flatMap(({ body }) => body.new_achievements.map((unlock) => unlock.code));
    const byScores =
      (await system.api.listOf({ player_id: id })).filter(({ unlocked_at }) =>
        unlocked_at?.startsWith('2023'),
      ).length - 1;
    expect(awarded.length + byScores).toBe(2);
    expect(answers.at(-1)?.body.total_achievements).toBe(3);
    expect(names(await system.api.listOf({ player_id: id })).sort()).toEqual([
      'Dedicated',
      'First Steps',
      'Novice Player',
    ]);
    expect((await system.api.leaderboard({})).items[0]).toMatchObject({
      achievement_count: 3,
      total_points: 200,
    });
    expect((await system.catalogue()).map(({ unlocked_count }) => unlocked_count)).toEqual([
      1, 1, 0, 0, 0, 1, 0, 0, 0,
    ]);
  });

  it('are awarded once to fifty checks under one key, which all say so, also after a restart', async () => {
    const { id } = await system.newPlayer();
    const other = await system.newPlayer();
    await system.play(id, [1, 2, 3]);
    await system.app
      .get(Writer)
      .transaction((tx) => tx.query('UPDATE achievements SET criteria_value = 3 WHERE id = 2'));
    await system.restart();
    const keyed = { id, idempotency_key: 'look again' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => system.api.check(keyed)));
    const [first] = answers.filter(({ replayed }) => !replayed);
    expect(first?.body).toMatchObject({
      new_achievements: [{ code: 'novice_player' }],
      total_achievements: 2,
    });
    expect(answers.filter(({ replayed }) => replayed)).toHaveLength(49);
    for (const { body } of answers) expect(body).toEqual(first?.body);
    expect((await system.api.check({ id })).body.new_achievements).toEqual([]);
    await system.restart();
    expect(await system.api.check(keyed)).toEqual({ body: first?.body, replayed: true });
    await expect(system.api.check({ ...keyed, id: other.id })).rejects.toEqual(
      code('idempotency_key_reused'),
    );
  });

  it('stay when the score that earned them is voided; progress goes on without it', async () => {
    const { id } = await system.newPlayer();
    const [first = 0, , high = 0] = await system.play(id, [1, 2, 5_000, 3]);
    const held = async () => names(await system.api.listOf({ player_id: id }));
    const before = await held();
    expect(before).toHaveLength(4);
    await system.voidScoreOf(high);
    await system.voidScoreOf(first);
    const state = await stored(system.app.get(Reader));
    expect(state).toMatchObject({ progress: [{ games: 2, best: 3, recent: '[2,3]', unlocks: 4 }] });
    expect(await held()).toEqual(before);
    expect((await system.api.check({ id })).body.new_achievements).toEqual([]);
    await system.app.get(Rebuild).run(system.app.get(AchievementsProjection), () => undefined);
    expect(await stored(system.app.get(Reader))).toEqual(state);
    expect(await held()).toEqual(before);
  });

  it('come by a void where an average is reached without the score', async () => {
    const { id } = await system.newPlayer();
    const [low = 0] = await system.play(id, [-9_000, ...Array<number>(9).fill(1_600), 100, 1_600]);
    const before = names(await system.api.listOf({ player_id: id }));
    expect(before).not.toContain('Consistent');
    const [, , , , , , , , , , drag = 0] = await eventsOf(system, id);
    await system.voidScoreOf(drag);
    expect(names(await system.api.listOf({ player_id: id }))).toEqual(['Consistent', ...before]);
    await system.voidScoreOf(low);
    expect((await system.api.check({ id })).body.new_achievements).toEqual([]);
  });

  it('are the same where two processes take turns, whatever each remembers of the players', async () => {
    const other = await AchievementsProcess.start(system.url);
    const [one, two] = [(await system.newPlayer()).id, (await system.newPlayer()).id];
    const values = fc.sample(fc.integer({ min: -10, max: 3_000 }), { numRuns: 120, seed: 7 });
    let last = 0;
    for (const [turn, value] of values.entries()) {
      const process = turn % 5 < 2 ? system : other;
      const [event = 0] = await process.play(turn % 3 === 0 ? one : two, [value, value]);
      if (turn % 20 === 10) await (turn % 40 === 10 ? system : other).voidScoreOf(last);
      last = event;
    }
    await Promise.all([system, other].map(({ api }) => api.unlocksOf({ event_ids: [last] })));
    const before = await stored(system.app.get(Reader));
    await system.app.get(Rebuild).run(system.app.get(AchievementsProjection), () => undefined);
    expect(await stored(system.app.get(Reader))).toEqual(before);
    await other.app.close();
  });

  it('keep the points that a check in another process brought', async () => {
    const { id } = await system.newPlayer();
    await system.play(id, [1, 2, 3]);
    await system.app
      .get(Writer)
      .transaction((tx) => tx.query('UPDATE achievements SET criteria_value = 3 WHERE id = 2'));
    const other = await AchievementsProcess.start(system.url);
    expect((await other.api.check({ id })).body.new_achievements).toHaveLength(1);
    await other.app.close();
    await system.play(id, [1_000]);
    expect((await system.api.leaderboard({})).items).toMatchObject([
      { achievement_count: 3, total_points: 150 },
    ]);
    await system.play(id, [2_500]);
    expect((await system.api.leaderboard({})).items).toMatchObject([
      { achievement_count: 4, total_points: 250 },
    ]);
  });

  it('are the same when they are evaluated again from the whole log', async () => {
    const players: number[] = [];
    for (let index = 0; index < 5; index += 1) players.push((await system.newPlayer()).id);
    const move = fc.record({
      player: fc.nat(4),
      voids: fc.array(fc.nat(), { maxLength: 3 }),
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
      for (const { player, scores, voids } of history) {
        const events = await system.play(players[player] ?? 0, scores, 1_600_000_000_000 + round);
        for (const which of new Set(voids.map((nat) => nat % events.length))) {
          await system.voidScoreOf(events[which] ?? 0);
        }
      }
      if (round === 1) await system.players.remove({ id: players[4] ?? 0 });
      if (round === 1) players[4] = (await system.newPlayer()).id;
      const before = await stored(system.app.get(Reader));
      const shown = await system.api.catalogue({});
      await system.app.get(Rebuild).run(system.app.get(AchievementsProjection), () => undefined);
      expect(await stored(system.app.get(Reader))).toEqual(before);
      expect(await system.api.catalogue({})).toEqual(shown);
      await system.api.unlocksOf({ event_ids: await system.play(players[0] ?? 0, [1]) });
    }
  });
});
