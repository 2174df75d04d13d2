import { Board } from '@app/ranking';
import type { BoardRef } from './board-key';
import type { BoardLoader } from './board-loader';
import { globalRules } from './board-rules';
import { BoardSet } from './board-set';
import { RankedBoards } from './ranked-boards';
import type { StandingRepository } from './standing.repository';

const started = Date.UTC(2026, 0, 1);
const reset = Date.UTC(2026, 5, 10);

/** A season of a set, as the set is after an event. */
function season(rulesEventId: number, resets: number[]): BoardRef {
  const rules = { ...globalRules, cron: '0 0 1 1 *', resets };
  const set = new BoardSet({ id: 1, gameMode: 'M', rulesEventId }, rules);
  return { set, period: 'season', periodKey: new Date(started).toISOString(), id: 7 };
}

it('lets a board in memory go by the latest rules that are asked with: its season may have been ended meanwhile', async () => {
  const loader: Pick<BoardLoader, 'load'> = { load: async (_, options) => new Board(options) };
  const boards = new RankedBoards({} as StandingRepository, loader as BoardLoader);
  const [before, after] = [season(1, []), season(2, [reset])];
  const ranked = await boards.get(before, () => 1);
  expect(ranked.endsAt).toBe(Date.UTC(2027, 0, 1));
  expect((await boards.get(after, () => 2)).endsAt).toBe(reset);
  expect(boards.find(before)?.ref).toBe(after);
});
