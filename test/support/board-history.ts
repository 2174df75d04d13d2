import fc from 'fast-check';
import { operators, sorts, standardRules, tiePolicies, type ModeRules } from '@app/contracts';
import { checkAnswer } from './board-answers';
import { compareBoards } from './board-comparison';
import { compareMovement } from './movement-comparison';
import { NaiveBoards, type Recounted } from './naive-boards';
import { NaivePeriods, naiveSchedules } from './naive-periods';
import { ScoreDesk } from './score-desk';

const quarterMs = 15 * 60_000;
const dayMs = 96 * quarterMs;

/** Days around which clocks change in New York, or on Lord Howe by half an hour; once the turn of a month as well. */
const starts = ['2024-03-08', '2024-10-31', '2024-04-04', '2024-10-04'].map((day) => Date.parse(day));
const days = 6;
const zones = ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
/** One of them nobody has ever set rules for. */
const ruled = ['A', 'b/🎲'];
const modes = [...ruled, 'CLASSIC'];
const shownModes = ['GLOBAL', ...[...modes].sort()];

const rules = fc.record({
  sort: fc.constantFrom(...sorts),
  operator: fc.constantFrom(...operators),
  ties: fc.constantFrom(...tiePolicies),
  decimals: fc.constantFrom(0, 2, null),
  in_global: fc.boolean(),
  time_zone: fc.constantFrom(...zones),
  cron: fc.option(fc.constantFrom(...naiveSchedules.map(({ cron }) => cron))),
});
const game = fc.record({
  player: fc.integer({ min: 1, max: 6 }),
  /** Made a score by the decimals of the mode. */
  number: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -900, max: 900 })),
  mode: fc.constantFrom(...modes),
});
const mode = fc.constantFrom(...ruled);
const step = fc.oneof(
  { weight: 12, arbitrary: game.map((each) => ({ kind: 'play' as const, ...each })) },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.tuple(game, fc.nat(days * 96)), { minLength: 1, maxLength: 8 })
      .map((games) => ({ kind: 'import' as const, games })),
  },
  { weight: 3, arbitrary: fc.nat().map((which) => ({ kind: 'void' as const, which })) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 6 }).map((player) => ({ kind: 'remove' as const, player })),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('change' as const), mode, rules }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reset' as const), mode }) },
  {
    weight: 6,
    arbitrary: fc.integer({ min: 0, max: 60 }).map((quarters) => ({ kind: 'wait' as const, quarters })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);

export const history = fc.record({
  start: fc.constantFrom(...starts),
  first: fc.tuple(rules, rules),
  steps: fc.array(step, { minLength: 5, maxLength: 45, size: 'max' }),
});

type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;
type Step = History['steps'][number];
type Game = typeof game extends fc.Arbitrary<infer Value> ? Value : never;

/** A desk that lives through a history at a time of its own, and what its boards should be. */
export class LivedHistory implements Recounted {
  readonly rules = new Map<string, ModeRules>([['CLASSIC', standardRules]]);
  readonly naive: NaiveBoards;
  readonly periods: NaivePeriods;
  private now: number;

  private constructor(
    readonly desk: ScoreDesk,
    private readonly start: number,
  ) {
    this.now = start + 2 * dayMs;
    this.periods = new NaivePeriods(start, start + days * dayMs);
    this.naive = new NaiveBoards(desk, this.periods, this.rules);
  }

  /** To be stopped by its desk. */
  static async begin(start: number): Promise<LivedHistory> {
    const lived = new LivedHistory(await new ScoreDesk().start(), start);
    lived.desk.setTime(lived.now);
    return lived;
  }

  /** Lives through all of it; every submit answer is checked on the way, and after each step how a mode's boards have moved. */
  async live({ first, steps }: Pick<History, 'first' | 'steps'>): Promise<void> {
    for (const [index, code] of ruled.entries()) await this.change(code, first[index] ?? standardRules);
    for (const [index, each] of steps.entries()) {
      await this.take(each);
      await compareMovement(this, shownModes[index % shownModes.length] ?? '');
    }
  }

  get time(): number {
    return this.now;
  }

  /** Every view of every board in every period. */
  async compare(): Promise<void> {
    await compareBoards(this, shownModes);
    for (const mode of shownModes) await compareMovement(this, mode);
  }

  private async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'play':
        return this.play(step);
      case 'import':
        return this.import(step.games);
      case 'void':
        return this.void(step.which);
      case 'remove':
        return this.desk.removePlayer(step.player);
      case 'change':
        return this.change(step.mode, step.rules);
      case 'reset':
        return this.reset(step.mode);
      case 'restart':
        return this.desk.restart();
      case 'wait':
        this.now = Math.min(this.now + step.quarters * quarterMs, this.start + days * dayMs);
        return this.desk.setTime(this.now);
    }
  }

  private async play({ player, number, mode: game_mode }: Game): Promise<void> {
    const player_id = await this.desk.player(player);
    await checkAnswer(this, { player_id, game_mode, score: this.scoreOf(game_mode, number) });
  }

  private async import(games: readonly [Game, number][]): Promise<void> {
    const scores = [];
    for (const [{ player, number, mode: game_mode }, quarters] of games) {
      const occurred_at = Math.max(this.start, this.now - quarters * quarterMs);
      const player_id = await this.desk.player(player);
      scores.push({ player_id, game_mode, score: this.scoreOf(game_mode, number), occurred_at });
    }
    await this.desk.scores.importScores({ scores });
  }

  private async void(which: number): Promise<void> {
    const { items } = await this.desk.scores.list({ limit: 1_000 });
    const score = items[which % Math.max(1, items.length)];
    if (score) await this.desk.scores.voidScore({ id: score.id });
  }

  private async change(code: string, wanted: Omit<ModeRules, 'resets'>): Promise<void> {
    this.rules.set(code, await this.desk.setMode(code, fitting(wanted, this.rules.get(code))));
    await this.desk.settled();
  }

  private async reset(code: string): Promise<void> {
    const present = this.rules.get(code);
    if (!present?.cron) return;
    this.rules.set(code, await this.desk.resetSeason(code, present));
  }

  /** Two decimals where the mode takes two, eighths where it takes any. */
  private scoreOf(mode: string, number: number): number {
    const { decimals = 0 } = this.rules.get(mode) ?? {};
    if (decimals === null) return number / 8 + 0;
    return number / 10 ** decimals + 0;
  }
}

/** Decimals only ever grow, and sums need a number of them. */
function fitting(
  wanted: Omit<ModeRules, 'resets'>,
  before: ModeRules | undefined,
): Omit<ModeRules, 'resets'> {
  const all = [0, 2, null];
  const least = all.indexOf(before?.decimals ?? (before ? null : 0));
  const decimals = all[Math.max(least, all.indexOf(wanted.decimals))] ?? null;
  const operator = decimals === null && wanted.operator === 'sum' ? 'best' : wanted.operator;
  return { ...wanted, decimals, operator };
}
