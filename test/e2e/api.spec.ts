import { Client } from '../support/client';
import { startLaurel, type Laurel } from '../support/laurel';
import { achievementsSuite } from './achievements.suite';
import { analyticsSuite } from './analytics.suite';
import { boardViewsSuite } from './board-views.suite';
import { boardsSuite } from './boards.suite';
import { conventionsSuite } from './conventions.suite';
import { gameModesSuite } from './game-modes.suite';
import { liveWindowsSuite } from './live-windows.suite';
import { liveSuite } from './live.suite';
import { operationSuite } from './operation.suite';
import { playerListSuite } from './player-list.suite';
import { playersSuite } from './players.suite';
import { repeatedPostsSuite } from './repeated-posts.suite';
import { repetitionSuite } from './repetition.suite';
import { scoreListsSuite } from './score-lists.suite';
import { scoreValuesSuite } from './score-values.suite';
import { scoreWritingSuite } from './score-writing.suite';
import { textSuite } from './text.suite';

/** One server for all suites: each begins by removing everybody where it needs empty boards. */
describe.each(['single', 'distributed'] as const)('Laurel, %s', (mode) => {
  let laurel: Laurel;
  let client: Client;
  const api = (): Client => client;

  beforeAll(async () => {
    laurel = await startLaurel({ mode });
    client = new Client(laurel.url);
  }, 90_000);

  afterAll(() => laurel?.stop(), 40_000);

  operationSuite(api);
  playersSuite(api);
  playerListSuite(api);
  scoreValuesSuite(api);
  scoreListsSuite(api);
  scoreWritingSuite(api);
  boardsSuite(api);
  boardViewsSuite(api);
  gameModesSuite(api);
  achievementsSuite(api);
  analyticsSuite(api);
  repetitionSuite(api);
  repeatedPostsSuite(api);
  conventionsSuite(api);
  textSuite(api);
  liveSuite(api);
  liveWindowsSuite(api);

  it('has logged no error', () => {
    for (const part of laurel.parts) expect(laurel.output(part)).not.toMatch(/"level":"(error|fatal)"/);
  });
});
