import { strictEqual } from 'node:assert';
import fc from 'fast-check';
import { Board } from './board';
import type { BoardOptions, Sort, TiePolicy } from './entry';
import { NaiveBoard } from './naive-board';
import { PastBoard } from './past-board';

/** What happens to a player after the moment that is looked back at. */
interface Step {
  kind: 'move' | 'move in both' | 'leave' | 'found out';
  player: number;
  score: number;
  reached: number;
}

const player = fc.integer({ min: 1, max: 25 });
const score = fc.oneof(fc.constantFrom(-0, 0, 1, 2, 3), fc.double({ noNaN: true, noDefaultInfinity: true }));
const reached = fc.integer({ min: 1, max: 9 });
const kind = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Step['kind']>('move') },
  { weight: 4, arbitrary: fc.constant<Step['kind']>('move in both') },
  { weight: 2, arbitrary: fc.constant<Step['kind']>('leave') },
  { weight: 1, arbitrary: fc.constant<Step['kind']>('found out') },
);
const rows = fc.uniqueArray(fc.record({ player, score, reached }), {
  maxLength: 25,
  selector: (row) => row.player,
});
const steps = fc.array(fc.record({ kind, player, score, reached }), { maxLength: 60, size: 'max' });

/** The present board and what is known of the past one, beside a copy of how it really stood. */
class Compared {
  private readonly present: Board;
  private readonly past: PastBoard;
  private readonly copy: NaiveBoard;

  constructor(start: readonly Omit<Step, 'kind'>[], options: BoardOptions) {
    this.present = new Board(options);
    this.copy = new NaiveBoard(options);
    for (const row of start) {
      this.present.set(row.player, row.score, row.reached);
      this.copy.set(row.player, row.score, row.reached);
    }
    this.past = new PastBoard(this.present, options);
  }

  take(step: Step): void {
    switch (step.kind) {
      case 'move':
        this.past.keep(step.player);
        this.move(step);
        break;
      case 'move in both':
        if (this.past.hasChanged(step.player)) return;
        this.move(step);
        this.copy.set(step.player, step.score, step.reached);
        break;
      case 'leave':
        this.past.keep(step.player);
        this.present.remove(step.player);
        this.past.forget(step.player);
        this.copy.remove(step.player);
        break;
      case 'found out':
        this.past.record(step.player, step);
        this.copy.set(step.player, step.score, step.reached);
    }
  }

  private move({ player, score, reached }: Step): void {
    const before = this.present.get(player);
    this.present.set(player, score, reached);
    this.past.follow(player, before);
  }

  check(): void {
    const ranks = new Map(this.copy.ranked().map((entry) => [entry.player, entry.rank]));
    strictEqual(this.past.size, this.copy.size);
    for (let id = 1; id <= 25; id += 1) strictEqual(this.past.rankOf(id), ranks.get(id) ?? null);
  }
}

it.each<TiePolicy>(['shared', 'dense', 'unique'])(
  'knows every %s rank of then, whatever happens since',
  (ties) => {
    fc.assert(
      fc.property(fc.constantFrom<Sort>('asc', 'desc'), rows, steps, (sort, start, since) => {
        const compared = new Compared(start, { sort, ties, chunkSize: 4 });
        compared.check();
        for (const step of since) {
          compared.take(step);
          compared.check();
        }
      }),
      { numRuns: 150 },
    );
  },
);

it('is told of a change only once: later ones are of the same day', () => {
  const present = new Board({ sort: 'desc' });
  present.set(1, 10, 1);
  present.set(2, 20, 2);
  const past = new PastBoard(present, { sort: 'desc' });
  for (const better of [30, 40]) {
    past.keep(1);
    const before = present.get(1);
    present.set(1, better, better);
    past.follow(1, before);
  }
  expect([past.rankOf(1), past.rankOf(2), past.rankOf(3), past.size]).toEqual([2, 1, null, 2]);
  expect([past.hasChanged(1), past.hasChanged(2)]).toEqual([true, false]);
});
