import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Environment } from '@app/platform';
import { pino, type DestinationStream } from 'pino';
import { createGateway } from '../../apps/gateway/src/create-gateway';
import { fakeDomains, type FakeDomains } from './fake-domains';

/** A gateway over fake domains, to inject requests into, or to listen with. */
export interface TestGateway {
  app: NestFastifyApplication;
  fakes: FakeDomains;
}

/** `log` sees every line from level info on; without it there is no log. */
export async function testGateway(
  settings: Partial<Environment> = {},
  log?: DestinationStream,
): Promise<TestGateway> {
  const fakes = fakeDomains();
  const environment = Object.assign(new Environment(), settings);
  const logger = log ? pino({ level: 'info' }, log) : pino({ level: 'silent' });
  return { app: await createGateway(fakes.module, { environment, logger }), fakes };
}
