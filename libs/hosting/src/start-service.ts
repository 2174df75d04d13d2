import { Logger, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Transport, type MicroserviceOptions } from '@nestjs/microservices';
import {
  ConfigurationError,
  Connections,
  createLogger,
  keepRequestsShortLived,
  NestLogger,
  processEnvironment,
  RpcSocket,
  tcpAddress,
  type Environment,
} from '@app/platform';
import { places, serviceUrl, type Domain } from './domains';
import { HostingModule, type DomainModules } from './hosting.module';

/** From the signal to the end of the process, in ms. */
const stopLimitMs = 10_000;
/** As much of it as calls in flight may take. */
const drainLimitMs = 8_000;

/**
 * Runs one domain as a process of its own until SIGTERM or SIGINT. Where it cannot start, says why and ends the
 * process with code 1.
 */
export async function startService(domain: Domain): Promise<void> {
  try {
    keepRequestsShortLived();
    const environment = processEnvironment();
    const app = await serveDomain(domain, environment);
    new Logger('Service').log(`${domain} answers at ${serviceUrl(domain, environment)}`);
    stopOnSignal(app);
  } catch (error) {
    process.stderr.write(`${explain(error, domain)}\n`);
    process.exit(1);
  }
}

/** For the person at the terminal. */
function explain(error: unknown, domain: Domain): string {
  if (error instanceof ConfigurationError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, port, address } = error as Error & { code?: string; port?: number; address?: string };
  if (code !== 'EADDRINUSE') return error.stack ?? error.message;
  const { setting } = places[domain];
  return `Port ${port} on ${address} is in use: stop the program that has it, or set ${setting} in all processes.`;
}

/** A listening service. Errors: ConfigurationError; what its modules throw; `EADDRINUSE`. */
export async function serveDomain(
  domain: Domain,
  environment: Environment,
  modules?: DomainModules,
): Promise<INestMicroservice> {
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(
    HostingModule.forService(domain, environment, modules),
    {
      transport: Transport.TCP,
      options: { ...tcpAddress(serviceUrl(domain, environment)), socketClass: RpcSocket },
      logger: new NestLogger(createLogger(environment.LOG_LEVEL)),
      abortOnError: false,
    },
  );
  await app.listen();
  return app;
}

function stopOnSignal(app: INestMicroservice): void {
  const logger = new Logger('Service');
  const connections = new Connections(app);
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    logger.log(`${signal}: finishing the calls in flight`);
    setTimeout(() => process.exit(1), stopLimitMs).unref();
    connections
      .drain(drainLimitMs)
      .then(() => app.close())
      .catch((error: unknown) => {
        logger.error(error);
        process.exit(1);
      });
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}
