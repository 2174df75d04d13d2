import { inTurn } from '../load/in-turn';
import { rankRequests, topRequests, type Requests } from '../load/requests';
import type { Goal, Result } from '../report/result';
import { startBare, startLaurel } from '../servers/start-servers';
import { heldUp, throughput, withServers, type Bench, type Scenario } from './scenario';

const connections = 64;

interface Read {
  title: string;
  requests(players: number): Requests;
  goal: Goal;
}

async function compare({ extent, databases }: Bench, { title, requests, goal }: Read): Promise<Result[]> {
  const { players, rounds, secondsARound: seconds } = extent;
  const database = await databases.filled(players);
  const send = requests(players);
  return withServers({ laurel: () => startLaurel(database) }, async ({ laurel }) => {
    const body = await laurel.get(send(0)[0]?.path ?? '/');
    const bytes = Buffer.byteLength(body);
    return withServers({ bare: () => startBare(bytes, bytes) }, async ({ bare }) => {
      const plan = { connections, seconds, requests: send };
      const compared = await inTurn(rounds, { server: laurel, plan }, { server: bare, plan });
      return [throughput(title, `bare, ${bytes} B`, compared, goal), heldUp(title, compared)];
    });
  });
}

/** The first page of the global board. */
export const top: Scenario = {
  name: 'top',
  run: (bench) => compare(bench, { title: 'top 10', requests: () => topRequests(), goal: { atLeast: 0.7 } }),
};

/** Ranks of random players of a large board. */
export const rank: Scenario = {
  name: 'rank',
  run: (bench) =>
    compare(bench, {
      title: 'rank of a player',
      requests: (players) => rankRequests(players, connections),
      goal: { atLeast: 0.6 },
    }),
};
