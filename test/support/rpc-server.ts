import type { AddressInfo, Server } from 'node:net';
import { Module, type INestMicroservice, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Transport, type MicroserviceOptions } from '@nestjs/microservices';
import {
  CallsInFlight,
  HealthChecks,
  Metrics,
  rpcController,
  RpcSocket,
  serviceController,
  type ApiClass,
} from '@app/platform';

export interface RunningService {
  app: INestMicroservice;
  url: string;
  metrics: Metrics;
}

/** Serves `service` over TCP on a free port (or the given one) of this machine. */
export async function serve<Api extends object>(
  api: ApiClass<Api>,
  service: Api,
  port = 0,
): Promise<RunningService> {
  const metrics = new Metrics('test');
  const providers: Provider[] = [
    { provide: api, useValue: service },
    { provide: Metrics, useValue: metrics },
    { provide: HealthChecks, useValue: new HealthChecks([]) },
    CallsInFlight,
  ];

  @Module({ providers, controllers: [rpcController(api), serviceController(api.contract.name)] })
  class ServiceModule {}

  const app = await NestFactory.createMicroservice<MicroserviceOptions>(ServiceModule, {
    transport: Transport.TCP,
    options: { host: '127.0.0.1', port, socketClass: RpcSocket },
    logger: false,
  });
  await app.listen();
  const address = app.unwrap<Server>().address() as AddressInfo;
  return { app, url: `tcp://127.0.0.1:${address.port}`, metrics };
}

/** The port in a service's URL, to start it again in the same place. */
export function portOf({ url }: RunningService): number {
  return Number(new URL(url).port);
}
