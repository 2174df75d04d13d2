import { inTurn } from '../load/in-turn';
import type { MeasuredServer } from '../load/load';
import { rankRequests } from '../load/requests';
import type { Result } from '../report/result';
import { formatNumber } from '../report/table';
import type { RunningServer } from '../servers/running-server';
import { startLaurel } from '../servers/start-servers';
import { withServers, type Bench, type Extent, type Scenario } from './scenario';

const few = 10_000;
const connections = 1;

/** Ranks of random players on a large board against a small one, one request at a time. The boards are loaded before. */
export async function compareSizes(
  servers: Record<'large' | 'small', RunningServer>,
  players: number,
  { rounds, secondsARound: seconds }: Extent,
): Promise<Result[]> {
  const side = (server: MeasuredServer, among: number) => ({
    server,
    plan: { connections, seconds, requests: rankRequests(among, connections) },
  });
  for (const server of Object.values(servers)) await server.get('/api/leaderboard/global');
  const compared = await inTurn(rounds, side(servers.large, players), side(servers.small, few));
  const { measured, against, cpuRatio } = compared;
  const name = `rank of a random player, ${formatNumber(players)} players, one connection`;
  return [
    {
      name,
      measured: measured.p50Ms,
      unit: 'ms',
      against: { what: `at ${formatNumber(few)}`, measured: against.p50Ms },
      ratio: measured.p50Ms / against.p50Ms,
      cpuRatio: 1 / cpuRatio,
      goal: { atMost: 4 },
      load: measured,
    },
    { name: `${name}: p99 end to end`, measured: measured.p99Ms, unit: 'ms', goal: { atMost: 1 } },
  ];
}

/** A server on a board that is small enough to compare large ones with. */
export async function startSmall({ databases }: Bench): Promise<RunningServer> {
  return startLaurel(await databases.filled(few));
}

async function run(bench: Bench): Promise<Result[]> {
  const { extent, databases } = bench;
  const database = await databases.filled(extent.players);
  const start = { large: () => startLaurel(database), small: () => startSmall(bench) };
  return withServers(start, (servers) => compareSizes(servers, extent.players, extent));
}

/** Whether ranks take longer on a large board. */
export const size: Scenario = { name: 'size', run };
