import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { domains, HostingModule, places, serveDomain } from '@app/hosting';
import { createLogger, readEnvironment } from '@app/platform';
import { createGateway } from '../../apps/gateway/src/create-gateway';
import { HostedDomainsModule } from '../../apps/gateway/src/hosted-domains.module';
import { Client } from '../support/client';
import { eventually } from '../support/eventually';
import { LiveClient } from '../support/live-client';
import { servicePort } from '../support/service-port';

const board = 'leaderboard:CLASSIC:all_time';
const channels = [board, 'activity'];

let folder: string;
let settings: Record<string, string>;
const services: INestMicroservice[] = [];
const gateways: NestFastifyApplication[] = [];
const urls: string[] = [];

async function startGateway(): Promise<string> {
  const environment = readEnvironment(settings);
  const logger = createLogger('silent');
  const app = await createGateway(HostedDomainsModule.for(environment), { environment, logger });
  await app.listen(0, '127.0.0.1');
  gateways.push(app);
  return `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
}

/** Two gateways before the same four services. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-live-'));
  settings = { DATABASE_URL: `sqlite:${join(folder, 'laurel.sqlite')}`, LOG_LEVEL: 'silent' };
  const owner = await NestFactory.createApplicationContext(
    HostingModule.forGateway(readEnvironment(settings)),
    { logger: false },
  );
  await owner.close();
  for (const domain of domains) {
    settings[places[domain].setting] = `tcp://127.0.0.1:${await servicePort()}`;
  }
  for (const domain of domains) services.push(await serveDomain(domain, readEnvironment(settings)));
  urls.push(await startGateway(), await startGateway());
}, 60_000);

afterAll(async () => {
  for (const gateway of gateways) await gateway.close();
  for (const service of services) await service.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (index: number): string => urls[index] ?? '';

it('two gateways count alike, and a client goes on at the other one where it was', async () => {
  const api = new Client(at(0));
  const player = await api.player();
  const one = await LiveClient.open(at(0));
  const other = await LiveClient.open(at(1));
  for (const channel of channels) {
    await one.subscribe(channel);
    await other.subscribe(channel);
  }
  await api.submit(player, 10);
  const isSame = async (channel: string): Promise<void> => {
    const [here, there] = [one.view(channel), other.view(channel)];
    expect([there.tag, there.rows, there.entries]).toEqual([here.tag, here.rows, here.entries]);
  };
  await eventually(async () => expect(one.view(board).rows).toMatchObject([{ score: 10 }]));
  await eventually(async () => expect(one.view('activity').entries).toHaveLength(2));
  for (const channel of channels) await eventually(() => isSame(channel));
  expect(other.view(board).seq).toBe(one.view(board).seq);
  await one.close();
  const moved = await LiveClient.open(at(1));
  for (const channel of channels) {
    const view = one.view(channel);
    moved.adopt(channel, view);
    await moved.subscribe(channel, { after: view.seq, tag: view.tag });
    expect(view.types.at(-1)).toBe('resumed');
  }
  await new Client(at(1)).submit(player, 20);
  await eventually(async () => expect(moved.view(board).rows).toMatchObject([{ score: 20 }]));
  await eventually(async () => expect(moved.view('activity').entries).toHaveLength(3));
  expect([...one.faults, ...other.faults, ...moved.faults]).toEqual([]);
  await other.close();
  await moved.close();
});

it('a client goes on where it was when its gateway has been started again', async () => {
  const client = await LiveClient.open(at(0));
  const view = await client.subscribe(board);
  await gateways.shift()?.close();
  expect((await client.closed).code).toBe(1001);
  const url = await startGateway();
  const again = await LiveClient.open(url);
  again.adopt(board, view);
  await again.subscribe(board, { after: view.seq, tag: view.tag });
  expect(view.types).toEqual(['snapshot', 'resumed']);
  const api = new Client(url);
  await api.submit(await api.player(), 5);
  await eventually(async () => expect(view.rows).toHaveLength(2));
  expect(view.types).toEqual(['snapshot', 'resumed', 'change']);
  expect(again.faults).toEqual([]);
  await again.close();
});
