import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest, RouteOptions } from 'fastify';
import type { Complexity } from './complexity';

interface LargeBodyConfig {
  largeBody?: boolean;
}

const largeBodyLimit = 1_024 * 1_024;

/** Entries lie two levels deeper than a body that is one entry; 1,000 of them have room for 20 keys each. */
const largeBodyLimits: Complexity = { deepest: 18, mostEntries: 20_000 };

/** For an endpoint that takes many entries at once: a body of up to 1 MiB with up to 20,000 keys. */
export const LargeBody = (): MethodDecorator => RouteConfig({ largeBody: true } satisfies LargeBodyConfig);

/** An onRoute hook: raises the limit of the routes that are declared so. */
export function allowLargeBodies(route: RouteOptions): void {
  if (isLarge(route.config)) route.bodyLimit = largeBodyLimit;
}

/** How large the body of this request may be; undefined where it is an ordinary one. */
export function limitsOf({ routeOptions }: FastifyRequest): Complexity | undefined {
  return isLarge(routeOptions.config) ? largeBodyLimits : undefined;
}

function isLarge(config: unknown): boolean {
  return (config as LargeBodyConfig | undefined)?.largeBody === true;
}
