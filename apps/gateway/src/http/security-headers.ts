import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

const directives = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'", 'ws:', 'wss:'],
  baseUri: ["'none'"],
  frameAncestors: ["'self'"],
  formAction: ["'self'"],
  objectSrc: ["'none'"],
};

/** No HSTS and no upgrade-insecure-requests: the server speaks plain HTTP, and so would the page. */
const page: FastifyHelmetOptions = {
  strictTransportSecurity: false,
  contentSecurityPolicy: { useDefaults: false, directives },
};

/** Swagger UI styles itself from within its page. */
const docs: FastifyHelmetOptions = {
  ...page,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { ...directives, styleSrc: ["'self'", "'unsafe-inline'"] },
  },
};

/**
 * Protects the page and the documentation by helmet's headers. An answer of the API is JSON, shown to nobody:
 * all it needs is that no browser takes it for something else.
 */
export async function secure(app: NestFastifyApplication): Promise<void> {
  await app.register(helmet, { global: false });
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', ({ url }: FastifyRequest, reply: FastifyReply, done: () => void) => {
    if (url.startsWith('/api/')) reply.header('x-content-type-options', 'nosniff');
    else reply.helmet(url.startsWith('/docs') ? docs : page);
    done();
  });
}
