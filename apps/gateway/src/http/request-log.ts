import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathOf } from './path';

/** From here on an answer counts as slow, in ms. */
const slowMs = 1_000;

/** Writes, when a request is answered, a line at debug level, at info level for slow ones. */
export function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const slow = reply.elapsedTime >= slowMs;
  if (slow || request.log.level === 'debug' || request.log.level === 'trace') {
    request.log[slow ? 'info' : 'debug'](
      {
        request_id: request.id,
        method: request.method,
        path: pathOf(request.url),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      slow ? 'slow request' : 'request',
    );
  }
}
