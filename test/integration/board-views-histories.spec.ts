import fc from 'fast-check';
import { history, LivedHistory } from '../support/board-history';

/**
 * How many histories, and those of which seed: for a long run, or one of a seed that failed. Such a run also makes the history
 * that fails as small as it can, which takes up to hours; the suite as a whole ends at the first, and tells its seed.
 */
const { BOARD_HISTORIES: histories, BOARD_SEED: seed } = process.env;
const isSearch = histories !== undefined || seed !== undefined;
const runs = Number(histories ?? 8);

describe('views of boards, and the answers to scores, after random histories', () => {
  it(
    'all equal a recount from the scores, also after a restart and after a rebuild',
    async () => {
      await fc.assert(
        fc.asyncProperty(history, async (lived) => {
          const played = await LivedHistory.begin(lived.start);
          try {
            await played.live(lived);
            await played.compare();
            await played.desk.rebuild();
            await played.compare();
          } finally {
            await played.desk.stop();
          }
        }),
        { numRuns: runs, endOnFailure: !isSearch, ...(seed !== undefined && { seed: Number(seed) }) },
      );
    },
    isSearch ? 14_400_000 : 600_000,
  );
});
