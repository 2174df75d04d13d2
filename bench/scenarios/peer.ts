import { alone } from '../load/in-turn';
import type { LoadFigures } from '../load/load';
import {
  aroundRequests,
  improvingRequests,
  rankRequests,
  topRequests,
  type Requests,
} from '../load/requests';
import type { Result } from '../report/result';
import { formatNumber } from '../report/table';
import type { RunningServer } from '../servers/running-server';
import { startBare, startLaurel } from '../servers/start-servers';
import { withServers, type Bench, type Extent, type Scenario } from './scenario';

const few = 2_000;
/** About as much as a page of 10 rows. */
const bareBytes = 3_000;

/** What Nakama 3.40 with PostgreSQL reached, and what Laurel should, in requests a CPU-second of all server processes. */
interface Peer {
  title: string;
  connections: number;
  requests: Requests;
  reached: number;
  goal: number;
}

async function load(server: RunningServer, extent: Extent, sent: Pick<Peer, 'connections' | 'requests'>) {
  const { rounds, secondsARound: seconds } = extent;
  return alone(rounds, { server, plan: { ...sent, seconds } });
}

async function measure(server: RunningServer, extent: Extent, peer: Peer): Promise<Result> {
  const { title, connections, reached, goal } = peer;
  return toResult(`${title}, ${connections} connections`, await load(server, extent, peer), {
    against: { what: 'Nakama, elsewhere', measured: reached },
    goal: { atLeast: goal },
  });
}

function toResult(name: string, figures: LoadFigures, more: Pick<Result, 'against' | 'goal'> = {}): Result {
  return { name, measured: figures.perCpuSecond, unit: 'a server CPU-s', ...more, load: figures };
}

async function onFew({ extent, databases }: Bench): Promise<Result> {
  const database = await databases.filled(few);
  return withServers({ laurel: () => startLaurel(database) }, ({ laurel }) =>
    measure(laurel, extent, {
      title: `write that improves, ${formatNumber(few)} players`,
      connections: 32,
      requests: improvingRequests(few),
      reached: 1_864,
      goal: 8_000,
    }),
  );
}

async function onMany({ extent, databases }: Bench): Promise<Result[]> {
  const { players } = extent;
  const among = `${formatNumber(players)} players`;
  const write = { connections: 128, requests: improvingRequests(players), reached: 1_836, goal: 8_000 };
  const page = { connections: 32, requests: topRequests(10), reached: 1_918, goal: 20_000 };
  const longPage = { connections: 128, requests: topRequests(100), reached: 755, goal: 10_000 };
  const around = { connections: 32, requests: aroundRequests(players, 32), reached: 1_023, goal: 10_000 };
  const database = await databases.filled(players);
  return withServers({ laurel: () => startLaurel(database) }, async ({ laurel }) => {
    await laurel.get('/api/leaderboard/global');
    return [
      await measure(laurel, extent, { title: 'top 10', ...page }),
      await measure(laurel, extent, { title: 'top 100', ...longPage }),
      await measure(laurel, extent, { title: `around a player, 11 rows, ${among}`, ...around }),
      await measure(laurel, extent, { title: `write that improves, ${among}`, ...write }),
    ];
  });
}

/** What these figures cannot exceed: a server that does nothing. */
async function ceiling({ extent }: Bench): Promise<Result> {
  return withServers({ bare: () => startBare(bareBytes, bareBytes) }, async ({ bare }) => {
    const sent = { connections: 32, requests: rankRequests(few, 32) };
    return toResult('bare Fastify, constant 3 kB, 32 connections', await load(bare, extent, sent));
  });
}

/** What the peer was measured with, in requests a CPU-second: that depends little on what else the machine does. */
export const peer: Scenario = {
  name: 'peer',
  run: async (bench) => [await onFew(bench), ...(await onMany(bench)), await ceiling(bench)],
};
