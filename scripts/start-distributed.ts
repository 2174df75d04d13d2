import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { domains, places, serviceTopology, serviceUrl, type Domain } from '@app/hosting';
import {
  ConfigurationError,
  dataSourceOptions,
  migrate,
  processEnvironment,
  type Environment,
} from '@app/platform';
import { schema } from '../migrations';
import { pingGateway, pingService, until } from './distributed/answering';
import { ManagedProcess } from './distributed/managed-process';
import { takenPorts } from './distributed/taken-ports';

const appOf: Record<Domain, string> = {
  players: 'player-service',
  scores: 'score-service',
  leaderboards: 'leaderboard-service',
  achievements: 'achievement-service',
};

/** How long the processes may take to answer, in ms. */
const startLimitMs = 60_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const script = (app: string): string => join(__dirname, '..', 'apps', app, 'src', 'main.js');

/** Brings the schema up to date and runs the gateway and the four services, until one signal stops them all. */
async function start(): Promise<void> {
  Logger.overrideLogger(false);
  const environment = processEnvironment();
  for (const domain of domains) serviceTopology(domain, environment);
  await refuseTakenPorts(environment);
  await migrateOnce(environment);

  const urls = domains.map((domain) => [places[domain].setting, serviceUrl(domain, environment)]);
  const variables = { ...process.env, ...(Object.fromEntries(urls) as NodeJS.ProcessEnv) };
  let stopping = false;
  const deadline = Date.now() + startLimitMs;
  const waiting = (child: ManagedProcess) => () => !stopping && child.running && Date.now() < deadline;

  const services = domains.map((domain) => ({
    domain,
    child: new ManagedProcess(domain, script(appOf[domain]), variables, say),
  }));
  const children = services.map(({ child }) => child);
  stopOnSignal(children, () => {
    stopping = true;
  });

  for (const { domain, child } of services) {
    const url = serviceUrl(domain, environment);
    const answers = await until(() => pingService(domain, url), waiting(child));
    if (!answers && !stopping) say(`${domain} does not answer at ${url}`);
  }
  if (stopping) return;

  const gateway = new ManagedProcess('gateway', script('gateway'), variables, say);
  children.unshift(gateway);
  const url = `http://${environment.HOST}:${environment.PORT}/`;
  if (await until(() => pingGateway(url), waiting(gateway))) {
    say(`Laurel is at ${url} in five processes; Ctrl-C stops them all`);
  } else if (!stopping) {
    say(`The gateway does not answer at ${url}`);
  }
  await Promise.all(children.map((child) => child.ended));
  if (!stopping) process.exitCode = 1;
}

/** Errors: ConfigurationError that names the addresses in use. */
async function refuseTakenPorts(environment: Environment): Promise<void> {
  const own = [
    ['PORT', `tcp://${environment.HOST}:${environment.PORT}`],
    ...domains.map((domain) => [places[domain].setting, serviceUrl(domain, environment)]),
  ] as [string, string][];
  const taken = await takenPorts(own.map(([, url]) => url));
  const faults = own
    .filter(([, url]) => taken.includes(url))
    .map(
      ([setting, url]) => `something listens at ${url} already: stop it, or set ${setting} to another port`,
    );
  if (faults.length > 0) throw new ConfigurationError(faults);
}

/** Once, before the rest starts: four processes that make one new file at the same time would race. */
async function migrateOnce(environment: Environment): Promise<void> {
  const database = await new DataSource(
    dataSourceOptions(environment.DATABASE_URL, schema, 'writer'),
  ).initialize();
  try {
    await migrate(database);
  } finally {
    await database.destroy();
  }
}

/** The gateway first, so that the requests it serves find all services; then the services, side by side. */
function stopOnSignal(children: ManagedProcess[], onStop: () => void): void {
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    onStop();
    say('Stopping');
    const [gateways, services] = [true, false].map((first) =>
      children.filter(({ name }) => (name === 'gateway') === first),
    );
    await Promise.all((gateways ?? []).map((child) => child.stop()));
    await Promise.all((services ?? []).map((child) => child.stop()));
    say('All processes have ended');
  };
  const once = (): void => void (stopped ??= stop());
  process.on('SIGINT', once).on('SIGTERM', once);
}

start().catch((error: unknown) => {
  const told = error instanceof ConfigurationError ? error.message : error;
  console.error(told);
  process.exitCode = 1;
});
