import { inTurn, type Side } from '../load/in-turn';
import type { MeasuredServer } from '../load/load';
import { scoreRequests } from '../load/requests';
import type { Result } from '../report/result';
import { formatNumber } from '../report/table';
import { startLaurel } from '../servers/start-servers';
import { withServers, type Bench, type Scenario } from './scenario';

const connections = 64;
const few = 1_000;

async function run({ extent, databases }: Bench): Promise<Result[]> {
  const { players, rounds, secondsARound: seconds } = extent;
  const long = await databases.filled(players);
  const short = await databases.filled(few);
  const start = { long: () => startLaurel(long), short: () => startLaurel(short) };
  return withServers(start, async (servers) => {
    const side = (server: MeasuredServer, among: number): Side => ({
      server,
      plan: { connections, seconds, requests: scoreRequests(among, connections) },
    });
    // The first page makes the server read the large board, which is no part of a submission.
    await servers.long.get('/api/leaderboard/global');
    const compared = await inTurn(rounds, side(servers.long, players), side(servers.short, few));
    const { measured, against, ratio, cpuRatio } = compared;
    return [
      {
        name: `submit at ${formatNumber(players)} scores and players`,
        measured: 1e6 / measured.perSecond,
        unit: 'µs a score',
        against: { what: `at ${formatNumber(few)}`, measured: 1e6 / against.perSecond },
        ratio: 1 / ratio,
        cpuRatio: 1 / cpuRatio,
        goal: { atMost: 1.3 },
        load: measured,
      },
    ];
  });
}

/** Whether a submission costs more on a long log and large boards. */
export const growth: Scenario = { name: 'growth', run };
