import { runInCall } from '@app/platform';
import { describeOnDatabases } from '../support/databases';
import { ScoreDesk } from '../support/score-desk';

describeOnDatabases('a voided score', (newDatabase) => {
  let desk: ScoreDesk;
  beforeEach(async () => {
    desk = await new ScoreDesk(await newDatabase()).start();
  });
  afterEach(() => desk.close());

  it('leaves the lists, statistics, history and feed, and is kept with who, when and why', async () => {
    const player_id = await desk.player(1);
    const kept = await desk.submit({ player_id, score: 10 });
    const wrong = await desk.submit({ player_id, score: 99, metadata: { cheat: true } });
    expect(await desk.scores.get({ id: wrong.id })).toMatchObject({ score: 99, metadata: { cheat: true } });
    const call = { requestId: 'r-1', caller: 'anonymous', deadline: Date.now() + 5_000 };
    const voided = await runInCall(call, () =>
      desk.scores.voidScore({ id: wrong.id, reason: 'modified client', voided_by: 'ann' }),
    );
    expect(voided).toMatchObject({
      id: wrong.id,
      player_id,
      score: 99,
      metadata: { cheat: true },
      created_at: wrong.created_at,
      voided_by: 'ann',
      reason: 'modified client',
      request_id: 'r-1',
    });
    expect((await desk.scores.listVoided({})).items).toEqual([voided]);
    await expect(desk.scores.get({ id: wrong.id })).rejects.toMatchObject({ code: 'score_not_found' });
    expect((await desk.scores.list({ player_id })).items.map(({ id }) => id)).toEqual([kept.id]);
    expect(await desk.scores.statisticsOf({ id: player_id })).toMatchObject([
      { best_score: 10, total_games: 1 },
    ]);
    expect(await desk.scores.history({ player_id })).toMatchObject([{ games: 1, best: 10 }]);
    expect(JSON.parse((await desk.boards.recent({})).json)).toMatchObject([{ score: 10 }]);
    expect(await desk.top()).toMatchObject([{ score: 10, total_games: 1, avg_score: 10 }]);
    const next = await desk.submit({ player_id, score: 50 });
    expect(next).toMatchObject({ previous_best: 10, is_personal_best: true });
    expect(next.id).toBeGreaterThan(wrong.id);
  });

  it('is voided once, however many ask at the same time, in whatever process', async () => {
    const other = await new ScoreDesk(desk.url).start();
    const player_id = await desk.player(1);
    const { id } = await desk.submit({ player_id, score: 5 });
    const attempts = [desk, other, desk, other].map(({ scores }) => scores.voidScore({ id }));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'score_not_found' });
    }
    const [event] = await desk.reader.query<{ id: number }>('SELECT MAX(id) AS id FROM events');
    for (const { boards } of [desk, other]) await boards.catchUp({ position: event?.id ?? 0 });
    for (const { top } of [await boardOf(desk), await boardOf(other)]) expect(top).toEqual([]);
    await other.close();
  });

  const boardOf = async (shown: ScoreDesk) => ({ top: await shown.top('CLASSIC') });

  it('gives the place back to the earlier of equal results, and to nobody where it was the only one', async () => {
    const [one, two, three] = [await desk.player(1), await desk.player(2), await desk.player(3)];
    await desk.submit({ player_id: one, score: 5 });
    await desk.submit({ player_id: two, score: 7 });
    const best = await desk.submit({ player_id: one, score: 9 });
    await desk.submit({ player_id: one, score: 7 });
    const only = await desk.submit({ player_id: three, score: 8 });
    await desk.scores.voidScore({ id: best.id });
    await desk.scores.voidScore({ id: only.id });
    const places = async () =>
      (await desk.top()).map(({ rank, player_id, score }) => [rank, player_id, score]);
    const expected = [
      [1, two, 7],
      [1, one, 7],
    ];
    expect(await places()).toEqual(expected);
    expect(await desk.boards.rankOf({ player_id: three })).toMatchObject({ rank: null });
    await desk.rebuild();
    expect(await places()).toEqual(expected);
  });

  it('does not hinder the removal of its player, and cannot be voided after that', async () => {
    const player_id = await desk.player(1);
    const voided = await desk.submit({ player_id, score: 5 });
    const left = await desk.submit({ player_id, score: 4 });
    await desk.scores.voidScore({ id: voided.id });
    await desk.removePlayer(1);
    expect(await desk.top()).toEqual([]);
    await expect(desk.scores.voidScore({ id: left.id })).rejects.toMatchObject({ code: 'score_not_found' });
    await desk.rebuild();
    expect(await desk.keptStandings()).toEqual([]);
    expect((await desk.scores.listVoided({})).items.map(({ id }) => id)).toEqual([voided.id]);
  });

  it('is listed newest first, page by page', async () => {
    const player_id = await desk.player(1);
    const ids: number[] = [];
    for (let score = 0; score < 5; score += 1) ids.push((await desk.submit({ player_id, score })).id);
    for (const id of ids) await desk.scores.voidScore({ id });
    const newest = [...ids].reverse();
    const walked: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await desk.scores.listVoided({ limit: 2, cursor });
      walked.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(walked).toEqual(newest);
    const skipped = await desk.scores.listVoided({ skip: 1, limit: 2 });
    expect(skipped.items.map(({ id }) => id)).toEqual(newest.slice(1, 3));
    await expect(desk.scores.listVoided({ cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_cursor' });
  });

  it('leaves no boards of a mode that is removed after it, also when they are rebuilt', async () => {
    const player_id = await desk.player(6);
    const { id } = await desk.submit({ player_id, score: 1, game_mode: 'GONE' });
    await desk.scores.voidScore({ id });
    await desk.scores.deleteGameMode({ code: 'GONE' });
    await desk.settled();
    const periods = async () => (await desk.boards.periods({ game_mode: 'GONE' })).items;
    expect(await periods()).toEqual([]);
    await desk.rebuild();
    expect(await periods()).toEqual([]);
  });
});
