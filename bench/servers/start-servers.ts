import { join } from 'node:path';
import { ChildServer } from './child-server';
import { freePort } from './free-port';
import { RunningServer } from './running-server';

const services = {
  PLAYER_SERVICE_URL: 'player-service',
  SCORE_SERVICE_URL: 'score-service',
  LEADERBOARD_SERVICE_URL: 'leaderboard-service',
  ACHIEVEMENT_SERVICE_URL: 'achievement-service',
};

const programOf = (app: string) => join(__dirname, '..', '..', 'apps', app, 'src', 'main.js');

/** The bare server, with answers of these sizes. */
export async function startBare(getBytes: number, postBytes: number): Promise<RunningServer> {
  const port = await freePort();
  const program = require.resolve('./bare-server');
  const child = ChildServer.spawn('bare Fastify', program, {}, [port, getBytes, postBytes].map(String));
  const url = `http://127.0.0.1:${port}`;
  await child.answers(`${url}/metrics`);
  return new RunningServer('bare Fastify', url, [child]);
}

/** Laurel in one process on a SQLite file; resolves when it listens. */
export async function startLaurel(database: string): Promise<RunningServer> {
  return startGateway(database, {}, []);
}

/** Laurel in five processes on a SQLite file that has its schema; resolves when all are healthy. */
export async function startDistributed(database: string): Promise<RunningServer> {
  const addresses: Record<string, string> = {};
  for (const setting of Object.keys(services)) addresses[setting] = `tcp://127.0.0.1:${await freePort()}`;
  const environment = { ...addresses, DATABASE_URL: `sqlite:${database}` };
  const children = Object.values(services).map((app) => ChildServer.spawn(app, programOf(app), environment));
  return startGateway(database, addresses, children);
}

async function startGateway(
  database: string,
  addresses: Record<string, string>,
  behind: ChildServer[],
): Promise<RunningServer> {
  const port = await freePort();
  const environment = { ...addresses, PORT: String(port), DATABASE_URL: `sqlite:${database}` };
  const name = behind.length > 0 ? 'Laurel in five processes' : 'Laurel';
  const child = ChildServer.spawn(name, programOf('gateway'), environment);
  const url = `http://127.0.0.1:${port}`;
  const server = new RunningServer(name, url, [child, ...behind]);
  try {
    if (behind.length === 0) await child.answers(`${url}/health/live`);
    else
      await child.answers(
        `${url}/health`,
        (body) => body.includes('"status":"healthy"') && !body.includes('degraded'),
      );
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}
