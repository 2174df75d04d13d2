import { runInCall } from '@app/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** How long a request may take, in ms, all calls to other services included. */
const budgetMs = 5_000;

/** An onRequest hook: all that serves the request runs in its CallContext, and the answer carries the request's id. */
export function openCall(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  reply.header('x-request-id', request.id);
  runInCall({ requestId: request.id, caller: 'anonymous', deadline: Date.now() + budgetMs }, done);
}
