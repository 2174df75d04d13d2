import { setTimeout as pause } from 'node:timers/promises';
import { standardRules, type BoardRow, type ModeRules } from '@app/contracts';
import { Rebuild } from '@app/event-log';
import { StandingsProjection } from '@app/leaderboards';
import { Writer } from '@app/platform';
import { describeOnDatabases } from '../support/databases';
import { eventually } from '../support/eventually';
import { NaiveBoards } from '../support/naive-boards';
import { NaivePeriods } from '../support/naive-periods';
import { cleared, compareTops, HeldReranking, playMany, setsIn } from '../support/reranking-watch';
import { ScoreDesk } from '../support/score-desk';

const now = Date.parse('2024-03-12T12:00:00Z');
const mode = 'LAPS';

describeOnDatabases('a change of rules', (newDatabase) => {
  let desk: ScoreDesk;
  const rules = new Map<string, ModeRules>();

  beforeEach(async () => {
    desk = await new ScoreDesk(await newDatabase()).start();
    desk.setTime(now);
    rules.clear();
    for (const code of [mode, 'CLASSIC']) rules.set(code, standardRules);
    await playMany(desk, { game_mode: mode, count: 2_200, players: 100, until: now });
    await playMany(desk, { game_mode: 'CLASSIC', count: 200, players: 60, until: now });
  });
  afterEach(() => desk.close());

  const change = async (changes: Partial<ModeRules>) => {
    rules.set(mode, await desk.setMode(mode, changes));
  };
  const recount = (by: ReadonlyMap<string, ModeRules>) =>
    new NaiveBoards(desk, new NaivePeriods(now - 3 * 86_400_000, now + 86_400_000), by);
  const compareAll = async (by: ReadonlyMap<string, ModeRules> = rules) => {
    for (const each of [mode, 'CLASSIC', 'GLOBAL']) await compareTops(desk, recount(by), each);
  };
  const topText = async () => (await desk.boards.top({ game_mode: mode, limit: 100 })).json;

  it('shows the old boards, new scores included, until the new ones are whole, and then those alone', async () => {
    const before = new Map(rules);
    const { next } = await desk.boards.top({ game_mode: mode, limit: 5 });
    const held = new HeldReranking(desk);
    await change({ sort: 'asc', ties: 'unique' });
    await held.step(2);
    expect(await desk.gauge('laurel_rerank_running')).toBe(1);
    const done = (await desk.gauge('laurel_rerank_events_done')) ?? 0;
    expect(done).toBeGreaterThanOrEqual(2_000);
    expect(await desk.gauge('laurel_rerank_events_total')).toBeGreaterThan(done);
    const [first, newcomer] = [await desk.player(1), await desk.player(999)];
    expect(await desk.submit({ player_id: first, game_mode: mode, score: 600 })).toMatchObject({
      rank: 1,
      is_personal_best: true,
    });
    await desk.submit({ player_id: newcomer, game_mode: mode, score: -5 });
    // The global boards go without the mode from the start: they are filled behind its own.
    await compareTops(desk, recount(before), mode);
    const [old, seen] = [await topText(), new Set<string>()];
    held.free();
    await eventually(async () => {
      seen.add(await topText());
      if (!seen.size || (await setsIn(desk, 'building')).length > 0) throw new Error('There is more to do');
    });
    await desk.settled();
    expect(await desk.gauge('laurel_rerank_running')).toBe(0);
    expect([...seen].filter((text) => text !== old)).toEqual(
      old === [...seen].at(-1) ? [] : [await topText()],
    );
    await compareAll();
    expect(await desk.boards.rankOf({ game_mode: mode, player_id: newcomer })).toMatchObject({ rank: 1 });
    await expect(desk.boards.top({ game_mode: mode, limit: 5, cursor: next })).rejects.toMatchObject({
      code: 'invalid_cursor',
    });
    await cleared(desk);
    await compareAll();
  });

  it('is gone on with by the next process where one was closed in the middle of it', async () => {
    const held = new HeldReranking(desk);
    await change({ operator: 'sum' });
    await held.step(2);
    const closed = desk.close();
    await pause(100);
    held.free();
    await closed;
    await desk.start();
    await desk.settled();
    await compareAll();
    await cleared(desk);
  });

  it('includes voids and removals on both sides of where it has come to', async () => {
    const held = new HeldReranking(desk);
    await change({ sort: 'asc', operator: 'last' });
    await held.step(2);
    const { items } = await desk.scores.list({ game_mode: mode, order: 'newest', limit: 1_000 });
    for (const { id } of items.filter((_, index) => index % 90 === 0)) await desk.scores.voidScore({ id });
    for (const number of [3, 50]) await desk.removePlayer(number);
    await held.step(1);
    const { items: best } = await desk.scores.list({ game_mode: mode, limit: 3 });
    for (const { id } of best) await desk.scores.voidScore({ id });
    await desk.removePlayer(7);
    held.free();
    await desk.settled();
    await compareAll();
    await cleared(desk);
  });

  it('takes the place of another that is not finished, and leaves nothing behind', async () => {
    const held = new HeldReranking(desk);
    await change({ sort: 'asc', time_zone: 'Asia/Kathmandu' });
    await held.step(1);
    await change({ operator: 'sum', ties: 'dense', in_global: false });
    await held.step(2);
    await change({ sort: 'desc', operator: 'best', cron: '0 */6 * * *' });
    held.free();
    await desk.settled();
    await compareAll();
    await cleared(desk);
    expect(await setsIn(desk, 'serving')).toHaveLength(3);
  });

  it('and back again leaves the boards that are there', async () => {
    const serving = await setsIn(desk, 'serving');
    const held = new HeldReranking(desk);
    await change({ sort: 'asc' });
    await held.step(1);
    await change({ sort: 'desc' });
    held.free();
    await desk.settled();
    await cleared(desk);
    expect(await setsIn(desk, 'serving')).toEqual(serving);
    await compareAll();
  });

  it('during a rebuild of everything counts for what the rebuild brings, too', async () => {
    const writer = desk.part(Writer);
    let changed: Promise<void> | undefined;
    const waiting: Pick<Writer, 'transaction'> = {
      transaction: async (work) => {
        await changed;
        return writer.transaction(work);
      },
    };
    // The boards that serve are ranked by the new rules before the rebuild comes to the change.
    let watched: Promise<boolean[]> | undefined;
    let rebuilt = false;
    await new Rebuild(waiting as Writer, desk.reader).run(desk.part(StandingsProjection), () => {
      changed ??= change({ sort: 'asc', ties: 'dense' }).then(() => desk.settled());
      watched ??= changed.then(() => bestFirst(desk, 'asc', () => rebuilt));
    });
    rebuilt = true;
    const answers = (await watched) ?? [];
    expect(answers.length).toBeGreaterThan(10);
    expect(answers).not.toContain(false);
    await eventually(async () => {
      await desk.settled();
      await compareAll();
    });
    await cleared(desk);
  });

  it('takes a mode off the global boards, and puts it back', async () => {
    await desk.boards.top({ limit: 10 });
    for (const in_global of [false, true]) {
      const held = new HeldReranking(desk);
      const before = new Map(rules);
      await change({ in_global });
      await held.step(1);
      await desk.submit({ player_id: await desk.player(2), game_mode: 'CLASSIC', score: 700 });
      await compareAll(before);
      held.free();
      await desk.settled();
      await compareAll();
      await cleared(desk);
    }
  });
});

/** Whether each look at a board, one after another until told to end, showed its best first under an order. */
async function bestFirst(desk: ScoreDesk, sort: 'asc' | 'desc', ended: () => boolean): Promise<boolean[]> {
  const looks: boolean[] = [];
  while (!ended()) {
    const { json } = await desk.boards.top({ game_mode: mode, limit: 100 });
    const rows = JSON.parse(json) as BoardRow[];
    const rise = (rows.at(-1)?.score ?? 0) - (rows[0]?.score ?? 0);
    looks.push(sort === 'asc' ? rise > 0 : rise < 0);
    await pause(10);
  }
  return looks;
}
