import { standardRules, type ModeRules } from '@app/contracts';
import { describeOnDatabases } from '../support/databases';
import { eventually } from '../support/eventually';
import { NaiveBoards } from '../support/naive-boards';
import { NaivePeriods } from '../support/naive-periods';
import { Random } from '../support/random';
import { cleared, compareTops, HeldReranking, playMany, setsIn } from '../support/reranking-watch';
import { ScoreDesk } from '../support/score-desk';

const now = Date.parse('2024-03-12T12:00:00Z');
const mode = 'LAPS';

describeOnDatabases('two processes that keep the same boards', (newDatabase) => {
  let one: ScoreDesk;
  let two: ScoreDesk;
  const rules = new Map<string, ModeRules>();

  beforeEach(async () => {
    const url = await newDatabase();
    one = await new ScoreDesk(url).start();
    two = await new ScoreDesk(url).start();
    for (const desk of [one, two]) desk.setTime(now);
    rules.clear();
    rules.set(mode, standardRules);
  });
  afterEach(async () => {
    await two.close();
    await one.close();
  });

  const both = () => [one, two];
  /** Both answer like a recount, however long ago each of them has heard of the last change. */
  const compare = async () => {
    for (const desk of both()) {
      const periods = new NaivePeriods(now - 3 * 86_400_000, now + 86_400_000);
      const naive = new NaiveBoards(desk, periods, rules);
      await eventually(async () => {
        await desk.settled();
        for (const each of [mode, 'GLOBAL']) await compareTops(desk, naive, each);
      });
    }
  };

  it('count every score once through changes of rules and ends of seasons', async () => {
    const random = new Random(7);
    await playMany(one, { game_mode: mode, count: 1_500, players: 40, until: now });
    const players: number[] = [];
    for (let number = 1; number <= 40; number += 1) players.push(await one.player(number));
    const change = async (desk: ScoreDesk, changes: Partial<ModeRules>) => {
      rules.set(mode, await desk.setMode(mode, changes));
    };
    const submitted: number[] = [];
    for (let step = 0; step < 60; step += 1) {
      const desk = random.of(both());
      const { id } = await desk.submit({
        player_id: random.of(players),
        game_mode: mode,
        score: random.below(700),
      });
      submitted.push(id);
      if (step % 10 === 2) await desk.scores.voidScore({ id: random.of(submitted.splice(0, 5)) });
      if (step === 5) await change(desk, { cron: '0 */6 * * *', ties: 'dense' });
      if (step === 12) await change(desk, { operator: 'sum', in_global: false });
      if (step === 14) await change(desk, { sort: 'asc', time_zone: 'Asia/Kathmandu' });
      if (step % 20 === 18) rules.set(mode, await desk.resetSeason(mode, rules.get(mode) ?? standardRules));
      if (step === 40) await compare();
      if (step === 45) await change(desk, { operator: 'best', sort: 'desc', in_global: true });
    }
    await compare();
    await cleared(one);
    await compare();
  });

  it('do not show what one of them has read of new boards before the other filled them further', async () => {
    const players = [await one.player(1), await one.player(2)];
    for (const [index, player_id] of players.entries()) {
      await one.submit({ player_id, game_mode: mode, score: 10 + index });
    }
    const [first, second] = [new HeldReranking(one), new HeldReranking(two)];
    rules.set(mode, await one.setMode(mode, { ties: 'unique' }));
    // The first has read the boards that it filled, and only has to put them into service.
    await first.step(1);
    await one.submit({ player_id: players[0] ?? 0, game_mode: mode, score: 99 });
    await second.step(1);
    first.free();
    await eventually(async () => expect(await setsIn(one, 'building')).toEqual([]));
    expect(await one.boards.rankOf({ game_mode: mode, player_id: players[0] ?? 0 })).toMatchObject({
      rank: 1,
      score: 99,
    });
    second.free();
    await compare();
  });
});
