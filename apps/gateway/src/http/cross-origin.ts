import type { FastifyReply, FastifyRequest } from 'fastify';

const exposed = ['ETag', 'Idempotency-Replayed', 'Link', 'Retry-After', 'X-Request-Id', 'X-Total-Count'].join(
  ', ',
);

/** The answer to a browser that asks beforehand. */
const preflight = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE',
  'access-control-allow-headers': 'Content-Type, Idempotency-Key, If-None-Match, X-Request-Id',
  'access-control-max-age': '600',
  'content-length': '0',
};

/**
 * An onRequest hook: lets pages of the given origins, separated by commas, call the API; `*`: of any. It answers
 * every OPTIONS. Written out because @fastify/cors merges its options anew for each request, which costs as much
 * as the rest of the hooks together.
 */
export function allowOrigins(setting: string) {
  const origins = new Set(setting.split(',').map((origin) => origin.trim()));
  const any = origins.has('*');
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { origin } = request.headers;
    if (any) reply.header('access-control-allow-origin', '*');
    else reply.header('vary', 'Origin');
    if (origin !== undefined && (any || origins.has(origin))) {
      if (!any) reply.header('access-control-allow-origin', origin);
      reply.header('access-control-expose-headers', exposed);
    }
    if (request.method !== 'OPTIONS') return done();
    reply.code(204).headers(preflight).send();
  };
}
