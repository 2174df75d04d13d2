import { resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { gatewayTopology } from '@app/hosting';
import {
  ConfigurationError,
  createLogger,
  forgetCallsAtFirstAwait,
  keepRequestsShortLived,
  processEnvironment,
  type Environment,
} from '@app/platform';
import { createGateway } from './create-gateway';
import { HostedDomainsModule } from './hosted-domains.module';

/** From the signal to the end of the process, in ms. */
const stopLimitMs = 9_500;

async function start(): Promise<void> {
  keepRequestsShortLived();
  const environment = processEnvironment();
  if (!followsCalls(environment)) forgetCallsAtFirstAwait();
  const logger = createLogger(environment.LOG_LEVEL);
  const app = await createGateway(HostedDomainsModule.for(environment), { environment, logger });
  await app.listen({
    port: environment.PORT,
    host: environment.HOST,
    listenTextResolver: (address: string) =>
      `Laurel is at ${address}/ and its documentation at ${address}/docs`,
  });
  logger.info(`The data is in ${placeOfData(environment)}`);
  stopOnSignal(app, (line) => logger.info(line));
}

/** Whether what a request sets off must know it: other processes do, and whoever reads the log in detail. */
function followsCalls(environment: Environment): boolean {
  const detailed = environment.LOG_LEVEL === 'debug' || environment.LOG_LEVEL === 'trace';
  return detailed || gatewayTopology(environment).remote.size > 0;
}

/** Without the password that a database URL may hold. */
function placeOfData({ DATABASE_URL: url }: Environment): string {
  if (url.startsWith('sqlite:')) return resolve(url.slice('sqlite:'.length));
  const { host, pathname } = new URL(url);
  return `the PostgreSQL database ${pathname.slice(1)} at ${host}`;
}

function stopOnSignal(app: NestFastifyApplication, say: (line: string) => void): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    say(`${signal}: finishing the requests in flight`);
    setTimeout(() => process.exit(1), stopLimitMs).unref();
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

function explain(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, port, address } = error as Error & { code?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${address} is in use: stop the program that has it, or set PORT to another one.`;
  }
  return error.stack ?? error.message;
}

start().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
