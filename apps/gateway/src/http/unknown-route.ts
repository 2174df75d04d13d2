import { problem } from '@app/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathOf } from './path';
import type { RouteTable } from './route-table';
import { sendProblem } from './send-problem';

/** An onRequest hook: 405 where the address takes other methods, else 404, before any body is read. */
export function refuseUnknownRoutes(routes: RouteTable) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (!request.is404) return done();
    const methods = routes.methodsOf(pathOf(request.url));
    if (methods.length === 0) {
      return sendProblem(
        reply,
        problem('route_not_found', 'Nothing is at this address; /docs lists what there is.'),
      );
    }
    const allowed = [...methods, 'OPTIONS'].join(', ');
    reply.header('allow', allowed);
    sendProblem(reply, problem('method_not_allowed', `This address takes ${allowed} only.`));
  };
}
