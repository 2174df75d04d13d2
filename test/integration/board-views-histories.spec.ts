import fc from 'fast-check';
import { history, LivedHistory } from '../support/board-history';

/** How many histories; more of them in a long run. */
const { BOARD_HISTORIES: runs = '8' } = process.env;

describe('views of boards, and the answers to scores, after random histories', () => {
  it('all equal a recount from the scores, also after a restart and after a rebuild', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (lived) => {
        const played = await LivedHistory.live(lived);
        try {
          await played.compare();
          await played.desk.rebuild();
          await played.compare();
        } finally {
          await played.desk.stop();
        }
      }),
      { numRuns: Number(runs) },
    );
  }, 14_400_000);
});
