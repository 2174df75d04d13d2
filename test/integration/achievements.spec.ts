import type { Player, PlayerAchievement } from '@app/contracts';
import { AchievementsProcess } from '../support/achievements-process';
import { describeOnDatabases } from '../support/databases';

const names = (list: readonly PlayerAchievement[]) => list.map(({ achievement_name }) => achievement_name);

describeOnDatabases('achievements', (newDatabase) => {
  let system: AchievementsProcess;
  beforeEach(async () => {
    system = await AchievementsProcess.start(await newDatabase());
  });
  afterEach(() => system.app.close());

  it('lists the nine rules, all locked and with no player to be rare among', async () => {
    const list = await system.catalogue();
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
    const { id } = await system.newPlayer();
    const ids = await system.play(id, [10, 2_500, 1, 1, 1, 9_000]);
    const unlocks = await system.api.unlocksOf({ event_ids: ids });
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
    await system.play(id, [-1_000_000]);
    const list = await system.api.listOf({ player_id: id });
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
    const { id } = await system.newPlayer();
    const ids = await system.play(id, [5_000, 1]);
    const fresh = await system.api.unlocksOf({ event_ids: ids });
    const before = await system.api.catalogue({});
    await system.restart();
    expect(await system.api.unlocksOf({ event_ids: ids })).toEqual(fresh);
    expect(await system.api.unlocksOf({ event_ids: [] })).toEqual([]);
    expect(await system.api.catalogue({})).toEqual(before);
  });

  it('show locked ones with progress on demand; nothing for an unknown player', async () => {
    const { id } = await system.newPlayer();
    await system.play(id, [400, 500]);
    const list = await system.api.listOf({ player_id: id, include: 'progress' });
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
    expect(await system.api.listOf({ player_id: 999_999, include: 'progress' })).toEqual([]);
    const untouched = await system.newPlayer();
    expect(await system.api.listOf({ player_id: untouched.id, include: 'progress' })).toHaveLength(9);
  });

  it('count who has them among all players, at once', async () => {
    const rarity = async () =>
      (await system.catalogue())
        .slice(0, 2)
        .map(({ unlocked_count, rarity_percent }) => [unlocked_count, rarity_percent]);
    const [one, two, three] = [await system.newPlayer(), await system.newPlayer(), await system.newPlayer()];
    const empty = await system.api.catalogue({});
    await system.play(one.id, [1, 1, 1, 1, 1]);
    await system.play(two.id, [1]);
    expect(await rarity()).toEqual([
      [2, 66.67],
      [1, 33.33],
    ]);
    expect((await system.api.catalogue({})).etag).not.toBe(empty.etag);
    await system.players.remove({ id: one.id });
    expect(await rarity()).toEqual([
      [1, 50],
      [0, 0],
    ]);
    await system.players.remove({ id: three.id });
    await system.players.remove({ id: two.id });
    expect(await rarity()).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('rank players by points, then by who was there first, with shared ranks and those without any last', async () => {
    const players: Player[] = [];
    for (let index = 0; index < 6; index += 1) players.push(await system.newPlayer());
    const [idle, late, early, best, alsoIdle, middle] = players.map(({ id }) => id) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    await system.play(early, [1]);
    await system.play(late, [1]);
    await system.play(best, [5_000]);
    await system.play(middle, [1_000]);
    const { items: rows, next, total } = await system.api.leaderboard({});
    expect({ next, total }).toEqual({ next: null, total: 6 });
    expect(rows.map((row) => [row.rank, row.player_id, row.achievement_count, row.total_points])).toEqual([
      [1, best, 4, 400],
      [2, middle, 2, 100],
      [3, early, 1, 50],
      [3, late, 1, 50],
      [5, idle, 0, 0],
      [5, alsoIdle, 0, 0],
    ]);
    expect(rows[0]).toMatchObject({ display_name: players[3]?.display_name, username: players[3]?.username });
    expect((await system.api.leaderboard({ limit: 3 })).items).toEqual(rows.slice(0, 3));
    expect((await system.api.leaderboard({ limit: 0 })).items).toEqual([]);
    for (const limit of [1, 2, 4]) {
      const walk: typeof rows = [];
      let cursor: string | undefined;
      for (let skip = 0; skip < rows.length; skip += limit) {
        const expected = rows.slice(skip, skip + limit);
        expect((await system.api.leaderboard({ skip, limit })).items).toEqual(expected);
        const page = await system.api.leaderboard(cursor === undefined ? { limit } : { cursor, limit });
        walk.push(...page.items);
        cursor = page.next ?? undefined;
      }
      expect(walk).toEqual(rows);
      expect(cursor).toBeUndefined();
    }
    for (const [position, { player_id, rank, achievement_count, total_points }] of rows.entries()) {
      expect(await system.api.placeOf({ id: player_id })).toEqual({
        rank,
        position,
        total_players: 6,
        achievement_count,
        total_points,
      });
    }
    await system.players.update({ id: best, changes: { display_name: '新しい名前' } });
    expect((await system.api.leaderboard({ limit: 1 })).items[0]?.display_name).toBe('新しい名前');
    await system.players.remove({ id: best });
    expect((await system.api.leaderboard({})).items[0]).toMatchObject({ rank: 1, player_id: middle });
  });
});
