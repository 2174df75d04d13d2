import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import fc from 'fast-check';
import { Board } from './board';
import type { BoardOptions, Sort, TiePolicy } from './entry';
import { NaiveBoard } from './naive-board';

interface Row {
  player: number;
  score: number;
  reached: number;
}

const place = {
  player: fc.integer({ min: 1, max: 60 }),
  score: fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constantFrom(-0, 0.5, 1e15)),
  reached: fc.integer({ min: 1, max: 9 }),
};
const rows = fc.uniqueArray(fc.record(place), { maxLength: 60, size: 'max', selector: (row) => row.player });
const options = fc.record<BoardOptions>({
  sort: fc.constantFrom<Sort>('asc', 'desc'),
  ties: fc.constantFrom<TiePolicy>('shared', 'dense', 'unique'),
  chunkSize: fc.constantFrom(4, 8, 64),
});

function boards(given: Row[], how: BoardOptions): { board: Board; model: NaiveBoard } {
  const board = new Board(how);
  const model = new NaiveBoard(how);
  for (const { player, score, reached } of given) {
    board.set(player, score, reached);
    model.set(player, score, reached);
  }
  return { board, model };
}

describe('Board', () => {
  it('goes on behind any place in the order, taken or not', () => {
    fc.assert(
      fc.property(rows, options, fc.record(place), (given, how, after) => {
        const { board, model } = boards(given, how);
        model.set(after.player, after.score, after.reached);
        const ahead = model.ranked().findIndex(({ player }) => player === after.player);
        const alone = boards(
          given.filter(({ player }) => player !== after.player),
          how,
        );
        strictEqual(alone.board.countThrough(after), ahead);
        for (const entry of board.top(Infinity)) strictEqual(board.countThrough(entry), entry.position);
      }),
    );
  });

  it('finds the positions of ranks and of scores', () => {
    const bound = fc.constantFrom(-Infinity, -1, 0, 1, 2, 3, 7, 20, Infinity);
    fc.assert(
      fc.property(rows, options, bound, bound, (given, how, from, to) => {
        const { board, model } = boards(given, how);
        const ranks = board.positionsOfRanks(from, to);
        deepStrictEqual(
          board.top(ranks.last - ranks.first + 1, ranks.first - 1),
          model.ranked().filter(({ rank }) => rank >= from && rank <= to),
        );
        const scores = board.positionsOfScores(from, to);
        deepStrictEqual(board.top(scores.last - scores.first + 1, scores.first - 1), model.range(from, to));
        strictEqual(board.countBelow(to), model.ranked().filter(({ score }) => score < to).length);
      }),
    );
  });

  it('counts around any score, on the board or not, and ranks a newcomer with it', () => {
    const score = fc.oneof(place.score, fc.constantFrom(-4.5, 0.25, 1.5, -1e16, 1e16));
    fc.assert(
      fc.property(rows, options, score, (given, how, any) => {
        const { board, model } = boards(given, how);
        const scores = model.ranked().map((entry) => entry.score);
        strictEqual(board.countBelow(any), scores.filter((each) => each < any).length);
        strictEqual(board.countAhead(any), model.countAhead(any));
        strictEqual(board.countBehind(any), model.countBehind(any));
        strictEqual(board.rankOfScore(any), model.rankOfScore(any));
        const newcomer = { player: 61, score: any, reached: 10 };
        model.set(newcomer.player, newcomer.score, newcomer.reached);
        strictEqual(board.rankOfScore(any), model.ranked().find(({ player }) => player === 61)?.rank);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves no gap between ranges of ranks that follow each other', () => {
    fc.assert(
      fc.property(rows, options, fc.integer({ min: 1, max: 9 }), (given, how, step) => {
        const { board, model } = boards(given, how);
        let behind = 0;
        for (let rank = 1; rank <= given.length + 1; rank += step) {
          const { first, last } = board.positionsOfRanks(rank, rank + step - 1);
          strictEqual(first, behind + 1);
          strictEqual(last, model.ranked().filter((entry) => entry.rank < rank + step).length);
          behind = last;
        }
        deepStrictEqual(board.positionsOfRanks(-Infinity, Infinity), { first: 1, last: board.size });
        deepStrictEqual(board.positionsOfRanks(1.5, 2.5), board.positionsOfRanks(2, 2));
      }),
    );
  });

  it('knows the sum of its scores, and the score at each share of its players', () => {
    fc.assert(
      fc.property(rows, options, fc.integer({ min: 0, max: 20 }), (given, how, twentieths) => {
        const { board, model } = boards(given, how);
        const worstFirst = model
          .ranked()
          .map(({ score }) => score)
          .reverse();
        const halves = worstFirst.reduce((total, score) => total + BigInt(score * 2), 0n);
        strictEqual(board.sumOfScores(), Number(halves) / 2);
        const at = (twentieths / 20) * (worstFirst.length - 1);
        const [low, high] = [worstFirst[Math.floor(at)], worstFirst[Math.ceil(at)]];
        const found = board.quantile(twentieths / 20);
        if (low === undefined || high === undefined || found === undefined) {
          deepStrictEqual([found, worstFirst], [undefined, []]);
          return;
        }
        const expected = low + (high - low) * (at - Math.floor(at));
        ok(Math.abs(found - expected) <= 1e-9 * Math.max(1, Math.abs(low), Math.abs(high)));
        if (Number.isInteger(at)) strictEqual(found, low);
      }),
    );
  });

  it.each([NaN])('refuses %d where it looks for a score', (nothing) => {
    const board = new Board({ sort: 'desc' });
    expect(() => board.countThrough({ score: nothing, reached: 1, player: 1 })).toThrow(RangeError);
    expect(() => board.positionsOfScores(0, nothing)).toThrow(RangeError);
  });
});
