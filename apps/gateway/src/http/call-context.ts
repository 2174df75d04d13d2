import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { runInCall, type CallContext } from '@app/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** How long a request may take, in ms, all calls to other services included. */
const budgetMs = 5_000;

/** The request's CallContext, for a method of a domain that keeps it: `runInCall(call, () => …)`. */
export const Call = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  callOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** An onRequest hook: all that serves the request runs in its CallContext, and the answer carries the request's id. */
export function openCall(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  reply.header('x-request-id', request.id);
  runInCall(callOf(request), done);
}

function callOf({ id }: FastifyRequest): CallContext {
  return { requestId: id, caller: 'anonymous', deadline: Date.now() + budgetMs };
}
