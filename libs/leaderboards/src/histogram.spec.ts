import { Board } from '@app/ranking';
import { histogramOf } from './histogram';

it('has edges around scores that are next to nothing', () => {
  const board = new Board({ sort: 'desc' });
  board.set(1, 0, 1);
  board.set(2, 1e-310, 2);
  const bars = histogramOf(board);
  expect(bars.reduce((players, bar) => players + bar.players, 0)).toBe(2);
  for (const { from, to } of bars) expect(to).toBeGreaterThan(from);
});
