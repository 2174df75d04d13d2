import fc from 'fast-check';
import { afterGame, isMet, noProgress, progressOf, widestWindow, type Criteria } from './criteria';

const games = (value: number): Criteria => ({
  criteria_type: 'games',
  criteria_value: value,
  criteria_window: null,
});
const best = (value: number): Criteria => ({ ...games(value), criteria_type: 'best_score' });
const average = (value: number, window: number): Criteria => ({
  criteria_type: 'average_score',
  criteria_value: value,
  criteria_window: window,
});

function played(...scores: number[]) {
  return scores.reduce((progress, value) => afterGame(progress, { value }, 20), noProgress);
}

const score = fc.oneof(
  fc.integer({ min: -5_000, max: 5_000 }),
  fc.maxSafeInteger(),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);
const rule = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map(games),
  fc.integer({ min: -10, max: 3_000 }).map(best),
  fc
    .tuple(fc.integer({ min: -10, max: 3_000 }), fc.integer({ min: 1, max: 20 }))
    .map(([value, window]) => average(value, window)),
);

describe('isMet', () => {
  it.each([
    [games(3), [1, 1], false],
    [games(3), [1, 1, 1], true],
    [best(1_000), [999.999], false],
    [best(1_000), [1_000, 1], true],
    [best(-5), [], false],
    [best(-5), [-5], true],
    [average(10, 3), [100, 100], false],
    [average(10, 3), [0, 10, 20], true],
    [average(10, 3), [9, 10, 10], false],
    [average(10, 3), [0, 0, 0, 10, 10, 10], true],
    [average(10, 3), [30, 30, 30, 0, 0, 0], false],
    [average(1, 3), [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 2], false],
    [average(1, 3), [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER + 1, 2], true],
    [average(0, 4), [2 ** 53 - 1, 2 ** 53 - 1, -(2 ** 53 - 1), -(2 ** 53 - 1)], true],
  ])('%j after %j: %s', (criteria, scores, expected) => {
    expect(isMet(criteria, played(...scores))).toBe(expected);
  });

  it('refuses an average over all games, for which nothing is kept', () => {
    expect(() => isMet({ ...average(1, 1), criteria_window: null }, noProgress)).toThrow('criteria_window');
  });
});

describe('progressOf', () => {
  it.each([
    [games(4), [1], 0.25],
    [games(100), Array.from({ length: 57 }, () => 1), 0.57],
    [best(100), [57], 0.57],
    [best(3), [1], 0.3333],
    [best(5_000), [4_999.9999], 0.9999],
    [best(5_000), [-3], 0],
    [best(-5), [-8], 0],
    [average(10, 4), [10], 0.25],
    [average(10, 4), [1_000], 0.25],
    [average(10, 4), [5, 5], 0.25],
    [average(10, 2), [-50, -50], 0],
    [average(10, 2), [10, 10], 1],
  ])('%j after %j: %d', (criteria, scores, expected) => {
    expect(progressOf(criteria, played(...scores))).toBe(expected);
  });

  it('lies from 0 to 1, and is 1 exactly when the rule is met', () => {
    fc.assert(
      fc.property(rule, fc.array(score, { maxLength: 40 }), (criteria, scores) => {
        const progress = progressOf(criteria, played(...scores));
        expect(progress >= 0 && progress <= 1).toBe(true);
        expect(progress === 1).toBe(isMet(criteria, played(...scores)));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('afterGame', () => {
  it('keeps the number of games, the best one, and the latest', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 60 }), (scores) => {
        expect(played(...scores)).toEqual({
          games: scores.length,
          best: Math.max(...scores),
          recent: scores.slice(-20),
        });
      }),
    );
  });
});

it('widestWindow is that of the rule that looks back furthest', () => {
  expect(widestWindow([games(100), average(1, 10), average(1, 20), best(3)])).toBe(20);
  expect(widestWindow([])).toBe(1);
});
