import { inTurn } from '../load/in-turn';
import { rankRequests, topRequests, type Requests } from '../load/requests';
import type { Result } from '../report/result';
import { startDistributed, startLaurel } from '../servers/start-servers';
import { throughput, withServers, type Bench, type Scenario } from './scenario';

const connections = 64;
const players = 10_000;

async function run({ extent, databases }: Bench): Promise<Result[]> {
  const { rounds, secondsARound: seconds } = extent;
  const [one, five] = [await databases.filled(players), await databases.filled(players)];
  const start = { five: () => startDistributed(five), one: () => startLaurel(one) };
  return withServers(start, async (servers) => {
    const compare = async (title: string, requests: Requests) => {
      const plan = { connections, seconds, requests };
      const compared = await inTurn(rounds, { server: servers.five, plan }, { server: servers.one, plan });
      return throughput(`five processes: ${title}`, 'one process', compared, { atLeast: 0.5 });
    };
    return [
      await compare('top 10', topRequests()),
      await compare('rank of a player', rankRequests(players, connections)),
    ];
  });
}

/** What it costs to have the domains in processes of their own. */
export const distributed: Scenario = { name: 'distributed', run };
