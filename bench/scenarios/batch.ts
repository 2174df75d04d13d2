import { inTurn } from '../load/in-turn';
import { batchRequests, scoreRequests } from '../load/requests';
import type { Result } from '../report/result';
import { startLaurel } from '../servers/start-servers';
import { withServers, type Bench, type Scenario } from './scenario';

const players = 2_000;
const entries = 1_000;
const connections = 64;
/** A batch may take a quarter of a second: fewer seconds would hold too few of them. */
const fewestSeconds = 3;
/** Batches under way at once: one is worked on while the other is read. */
const batchConnections = 2;

async function run({ extent, databases }: Bench): Promise<Result[]> {
  const { rounds } = extent;
  const seconds = Math.max(extent.secondsARound, fewestSeconds);
  const database = await databases.filled(players);
  return withServers({ laurel: () => startLaurel(database) }, async ({ laurel }) => {
    const batches = {
      connections: batchConnections,
      seconds,
      requests: batchRequests(players, entries),
      warmUpRequests: 16,
    };
    const single = { connections, seconds, requests: scoreRequests(players, connections) };
    const { measured, against, ratio, cpuRatio } = await inTurn(
      rounds,
      { server: laurel, plan: batches },
      { server: laurel, plan: single },
    );
    return [
      {
        name: 'batches of 1,000',
        measured: measured.perSecond * entries,
        unit: 'scores/s',
        against: { what: 'single submissions', measured: against.perSecond },
        ratio: ratio * entries,
        cpuRatio: cpuRatio * entries,
        goal: { atLeast: 8 },
        load: measured,
      },
    ];
  });
}

/** Scores that come a thousand at a time, against scores that come one by one. */
export const batch: Scenario = { name: 'batch', run };
