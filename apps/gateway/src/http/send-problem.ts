import { describeError } from '@app/contracts';
import type { DomainError } from '@app/platform';
import type { FastifyReply } from 'fastify';
import type { Problem } from './problem.dto';

export const problemType = 'application/problem+json; charset=utf-8';

/** As many faulty fields as an answer lists. */
const mostErrors = 20;

/** After how many seconds to try again where nothing better is known. */
const defaultRetryAfterS = 1;

/** The problem document of a failure. */
export function problemOf(failure: DomainError, requestId: string): Problem {
  const { code, status, title } = describeError(failure.code);
  return {
    type: `/docs/errors#${code}`,
    title,
    status,
    detail: failure.message,
    code,
    request_id: requestId,
    errors: failure.data.errors?.slice(0, mostErrors),
  };
}

/** Answers with a problem document. */
export function sendProblem(reply: FastifyReply, failure: DomainError): void {
  const document = problemOf(failure, reply.request.id);
  if (document.status === 503 || document.status === 429) {
    reply.header('retry-after', Math.ceil(failure.data.retry_after ?? defaultRetryAfterS));
  }
  reply
    .code(document.status)
    .headers({ 'x-request-id': reply.request.id, 'content-type': problemType })
    .send(JSON.stringify(document));
}
