import { globalRules } from './board-rules';
import { BoardSet } from './board-set';

const setOf = (decimals: number | null) =>
  new BoardSet({ id: 1, gameMode: 'M', rulesEventId: 1 }, { ...globalRules, decimals });

it('counts scores in whole units of the last decimal', () => {
  expect(setOf(2).unitsOf(1.1)).toBe(110);
  expect(setOf(2).unitsOf(-0.07)).toBe(-7);
  expect(setOf(null).unitsOf(0.125)).toBe(0.125);
});

it('rounds no score that has more decimals: the mode takes more by now, and other boards are being made', () => {
  expect(setOf(0).unitsOf(1.25)).toBe(1.25);
  expect(setOf(1).unitsOf(1.25)).toBe(12.5);
});
