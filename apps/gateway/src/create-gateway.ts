import type { Server } from 'node:http';
import { join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { Metrics, NestLogger, type Environment } from '@app/platform';
import { LogController, type FastifyHttpOptions, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { GatewayModule } from './gateway.module';
import { allowLargeBodies } from './http/body-limits';
import { openCall } from './http/call-context';
import { checkInputs } from './http/check-inputs';
import { allowOrigins, originsOf } from './http/cross-origin';
import { Drain } from './http/drain';
import { serveErrorPage } from './http/error-page';
import { failureOf } from './http/failure';
import { acceptJsonOnly } from './http/json-body';
import { openApiDocument } from './http/openapi';
import { ProblemFilter } from './http/problem.filter';
import { requestIdOf } from './http/request-id';
import { logRequest } from './http/request-log';
import { RequestMetrics } from './http/request-metrics';
import { RouteTable } from './http/route-table';
import { secure } from './http/security-headers';
import { sendProblem } from './http/send-problem';
import { serveFrontPage } from './http/front-page';
import { servePage } from './http/static-page';
import { refuseUnknownRoutes } from './http/unknown-route';
import { answerUnreadable } from './http/unreadable-request';
import { LiveSocket } from './live/live-socket';
import { projectFolder, publicFolder, version } from './project-files';

/** A mode of 64 characters, each four bytes, each byte `%xx`, with room to spare. */
const maxParamLength = 2_048;
const bodyLimit = 64 * 1_024;

export interface GatewaySettings {
  environment: Environment;
  logger: Logger;
  /** The folder of the page. */
  page?: string;
}

/**
 * The gateway, ready to listen or to be injected into: every convention of the HTTP API over whatever `domains`
 * provides (see GatewayModule).
 */
export async function createGateway(
  domains: DynamicModule,
  { environment, logger, page = publicFolder }: GatewaySettings,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.over(domains),
    adapter(environment, logger),
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  const server = app.getHttpAdapter().getInstance();
  app.get(Drain).watch(server.server);
  observe(server, new RequestMetrics(app.get(Metrics, { strict: false })));
  acceptJsonOnly(server);
  checkInputs(server);
  server.addHook('onRoute', allowLargeBodies);
  server.addHook('onRequest', openCall);
  await secure(server);
  const origins = originsOf(environment.CORS_ORIGINS);
  await allowOrigins(app, origins);
  app.get(LiveSocket).attach(server.server, origins);
  const routes = new RouteTable();
  server.addHook('onRoute', (route) => routes.add(route));
  server.addHook('onRequest', refuseUnknownRoutes(routes));
  servePage(server, page);
  serveFrontPage(server, page);
  serveErrorPage(server, join(projectFolder, 'docs', 'errors.md'));
  app.useGlobalFilters(new ProblemFilter());
  SwaggerModule.setup('docs', app, () => openApiDocument(app, version), { raw: ['json'] });
  await app.init();
  await server.ready();
  return app;
}

function adapter(environment: Environment, logger: Logger): FastifyAdapter {
  const options: FastifyHttpOptions<Server> = {
    loggerInstance: logger,
    // The id is in every line by the CallContext; a logger a request would cost more than some requests.
    childLoggerFactory: (parent) => parent,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    trustProxy: environment.TRUST_PROXY,
    bodyLimit,
    requestTimeout: 10_000,
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
    routerOptions: { maxParamLength, ignoreTrailingSlash: true },
    frameworkErrors: (error, _request, reply) => sendProblem(reply, failureOf(error)),
    clientErrorHandler: answerUnreadable,
  };
  // Nothing here is Express middleware, so nothing has to look for it.
  return new FastifyAdapter({ ...options, skipMiddie: true });
}

/** Measures every route, and logs. */
function observe(server: FastifyInstance, metrics: RequestMetrics): void {
  const unmatched = metrics.observer('any', 'unmatched');
  server.addHook('onRoute', (route) => metrics.measure(route));
  server.addHook('onResponse', (request, reply, done) => {
    logRequest(request, reply);
    if (request.is404) unmatched(request, reply, done);
    else done();
  });
}
