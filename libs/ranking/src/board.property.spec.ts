import { deepStrictEqual, strictEqual } from 'node:assert';
import fc from 'fast-check';
import { Board } from './board';
import type { BoardOptions, Sort, TiePolicy } from './entry';
import { checkInvariants } from './invariants';
import { NaiveBoard } from './naive-board';

// node:assert instead of expect where a property compares thousands of values: it takes a tenth of the time.

interface Step {
  kind: 'set' | 'remove' | 'repeat';
  player: number;
  score: number;
  reached: number;
}

const MAX_PLAYER = 150;
const player = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: MAX_PLAYER }) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 31 - 1, 2 ** 31 - 2, 2 ** 30, 65_536) },
);
/** Mostly small, so that they collide; the others do not fit into 32 bits. */
const reached = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1) },
);
const chunkSize = fc.constantFrom(4, 8, 16, 64);
const sort = fc.constantFrom<Sort>('asc', 'desc');

/** The score families of the design: each provokes another weakness. */
const families: Record<string, fc.Arbitrary<number>> = {
  'all equal': fc.constant(7),
  'four values': fc.constantFrom(1, 2, 3, 4),
  huge: fc.constantFrom(1e300, -1e300, 1e299, -1e299, 1),
  'zeros and extremes': fc.constantFrom(-0, 0, 5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE),
  'wide integers': fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((n) => n * 2 ** 22),
  fractions: fc.double({ noNaN: true, noDefaultInfinity: true }),
};

/** A phase's steps; the weights say how many are removals. */
function phase(score: fc.Arbitrary<number>, weights: { set: number; remove: number }): fc.Arbitrary<Step[]> {
  const kind = fc.oneof(
    { weight: weights.set, arbitrary: fc.constant<Step['kind']>('set') },
    { weight: weights.remove, arbitrary: fc.constant<Step['kind']>('remove') },
    { weight: 1, arbitrary: fc.constant<Step['kind']>('repeat') },
  );
  return fc.array(fc.record({ kind, player, score, reached }), { maxLength: 80, size: 'max' });
}

/** Inserts, then mostly removals, then inserts again: chunks split, merge, leave and come back. */
function phases(score: fc.Arbitrary<number>): fc.Arbitrary<Step[]> {
  return fc
    .tuple(
      phase(score, { set: 9, remove: 1 }),
      phase(score, { set: 1, remove: 6 }),
      phase(score, { set: 6, remove: 2 }),
    )
    .map((parts) => parts.flat());
}

function bulk(score: fc.Arbitrary<number>) {
  const row = fc.record({ player, score, reached });
  return fc.uniqueArray(row, { maxLength: 150, size: 'max', selector: (each) => each.player });
}

function columnsOf(rows: { player: number; score: number; reached: number }[]) {
  return {
    players: rows.map((row) => row.player),
    scores: rows.map((row) => row.score),
    reached: rows.map((row) => row.reached),
  };
}

function check(board: Board): void {
  checkInvariants(board['order'], board['players']);
}

function apply(board: Board, model: NaiveBoard, step: Step): void {
  const old = model.get(step.player);
  if (step.kind === 'remove') {
    strictEqual(board.remove(step.player), model.remove(step.player));
  } else if (step.kind === 'repeat' && old) {
    strictEqual(board.set(step.player, old.score, old.reached), false);
  } else {
    const changed = model.set(step.player, step.score, step.reached);
    strictEqual(board.set(step.player, step.score, step.reached), changed);
  }
}

/** Every query about one player and one score, with a window whose size and place come from the step. */
function comparePoint(board: Board, model: NaiveBoard, step: Step): void {
  const ranked = model.ranked();
  const own = ranked.find((entry) => entry.player === step.player);
  strictEqual(board.size, model.size);
  strictEqual(board.has(step.player), own !== undefined);
  deepStrictEqual(board.get(step.player), model.get(step.player));
  strictEqual(board.positionOf(step.player), own?.position ?? null);
  strictEqual(board.rankOf(step.player), own?.rank ?? null);
  strictEqual(board.rankOfScore(step.score), model.rankOfScore(step.score));
  strictEqual(board.countAhead(step.score), model.countAhead(step.score));
  strictEqual(board.countBehind(step.score), model.countBehind(step.score));
  deepStrictEqual(board.nextAhead(step.player), model.nextAhead(step.player));
  deepStrictEqual(board.around(step.player, step.reached), model.around(step.player, step.reached));
  deepStrictEqual(board.entryAt(step.reached), ranked[step.reached - 1]);
}

/** Lists over the whole board, overrunning both ends, and every player's place. */
function compareAll(board: Board, model: NaiveBoard, { score, reached }: Step): void {
  const ranked = model.ranked();
  deepStrictEqual(board.top(Infinity), ranked);
  deepStrictEqual(board.top(reached, reached), ranked.slice(reached, 2 * reached));
  deepStrictEqual(board.top(5, ranked.length), []);
  deepStrictEqual(board.top(3, -2), ranked.slice(0, 3));
  for (const entry of ranked) {
    strictEqual(board.positionOf(entry.player), entry.position);
    strictEqual(board.rankOf(entry.player), entry.rank);
  }
  deepStrictEqual(board.rangeByScore(-Infinity, Infinity, Infinity), ranked);
  for (const other of [score, 1, -score, score / 2, Number.MAX_VALUE]) {
    const range = model.range(score, other);
    deepStrictEqual(board.rangeByScore(score, other, Infinity), range);
    deepStrictEqual(board.rangeByScore(other, score, 3, 2), range.slice(2, 5));
    strictEqual(board.countAhead(other), model.countAhead(other));
    strictEqual(board.rankOfScore(other), model.rankOfScore(other));
  }
  for (const absent of [0, -1, ranked.length + 1, 1.5, NaN]) strictEqual(board.entryAt(absent), undefined);
}

function run(board: Board, model: NaiveBoard, steps: Step[]): void {
  steps.forEach((step, i) => {
    apply(board, model, step);
    check(board);
    if (i % 3 === 0) comparePoint(board, model, step);
  });
  const last: Step = steps.at(-1) ?? { kind: 'set', player: 1, score: 3, reached: 4 };
  comparePoint(board, model, last);
  compareAll(board, model, last);
}

describe.each<TiePolicy>(['shared', 'dense', 'unique'])('Board with %s ranks', (ties) => {
  it.each(Object.keys(families))('agrees with the naive model: %s', (family) => {
    const score = families[family]!;
    fc.assert(
      fc.property(sort, chunkSize, bulk(score), phases(score), (direction, size, rows, steps) => {
        const options: BoardOptions = { sort: direction, ties, chunkSize: size };
        const model = new NaiveBoard(options);
        for (const row of rows) model.set(row.player, row.score, row.reached);
        const board = Board.load(columnsOf(rows), options);
        check(board);
        run(board, model, steps);
      }),
      { numRuns: 20 },
    );
  });

  it.each([1, -1])('agrees with the naive model: scores that only move by %d', (direction) => {
    fc.assert(
      fc.property(
        sort,
        chunkSize,
        fc.array(player, { maxLength: 150, size: 'max' }),
        (order, size, players) => {
          const options: BoardOptions = { sort: order, ties, chunkSize: size };
          const steps = players.map((id, i): Step => ({
            kind: 'set',
            player: id,
            score: direction * i,
            reached: i + 1,
          }));
          run(new Board(options), new NaiveBoard(options), steps);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('Board', () => {
  const anyScore = fc.oneof(...Object.values(families));

  it('is the same loaded at once as filled one by one', () => {
    fc.assert(
      fc.property(sort, chunkSize, bulk(anyScore), (direction, size, rows) => {
        const options: BoardOptions = { sort: direction, ties: 'dense', chunkSize: size };
        const single = new Board(options);
        for (const row of rows) single.set(row.player, row.score, row.reached);
        const loaded = Board.load(columnsOf(rows), options);
        check(loaded);
        expect(loaded.top(Infinity)).toEqual(single.top(Infinity));
      }),
    );
  });

  it('ranks desc(scores) as asc(−scores)', () => {
    fc.assert(
      fc.property(chunkSize, bulk(anyScore), (size, rows) => {
        const mirrored = rows.map((row) => ({ ...row, score: -row.score }));
        const desc = Board.load(columnsOf(rows), { sort: 'desc', chunkSize: size });
        const asc = Board.load(columnsOf(mirrored), { sort: 'asc', chunkSize: size });
        for (const row of rows) expect(desc.rankOf(row.player)).toBe(asc.rankOf(row.player));
      }),
    );
  });

  it('comes back to where it was when a player leaves and returns', () => {
    fc.assert(
      fc.property(sort, chunkSize, bulk(anyScore), (direction, size, rows) => {
        const board = Board.load(columnsOf(rows), { sort: direction, chunkSize: size });
        const before = board.top(Infinity);
        for (const row of rows) {
          expect(board.remove(row.player)).toBe(true);
          expect(board.set(row.player, row.score, row.reached)).toBe(true);
          check(board);
        }
        expect(board.top(Infinity)).toEqual(before);
      }),
    );
  });
});
