import { isUtf8 } from 'node:buffer';
import { problem } from '@app/contracts';
import type { DomainError, FieldError } from '@app/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { limitsOf } from './body-limits';
import { checkComplexity, type Complexity } from './complexity';
import { illFormedField } from './ill-formed';
import { nonFiniteField } from './non-finite';

type Done = (error: Error | null, body?: unknown) => void;

/**
 * Makes `application/json` in UTF-8 the only body there is. Keys that would reach an object's prototype are
 * removed; no body at all is `undefined`, and for the endpoint to judge.
 */
export function acceptJsonOnly(server: FastifyInstance): void {
  // Fastify's own parser answers at once, by its callback.
  const parse = server.getDefaultJsonParser('remove', 'remove') as (
    request: FastifyRequest,
    text: string,
    done: Done,
  ) => void;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done: Done) => {
      if (body.length === 0) return done(null, undefined);
      if (!isUtf8(body)) return done(problem('malformed_request', 'The body is not valid UTF-8.'));
      const text = body.toString('utf8');
      parse(request, text, (error, value) =>
        error ? done(faultOf(text)) : done(...checked(text, value, limitsOf(request))),
      );
    },
  );
}

function checked(text: string, value: unknown, limits: Complexity | undefined): Parameters<Done> {
  try {
    checkComplexity(value, limits);
    const field = illFormedField(text, value);
    if (field) return [invalidField(field)];
    return [null, value];
  } catch (error) {
    return [error as Error];
  }
}

function faultOf(text: string): DomainError {
  const field = nonFiniteField(text);
  if (field === undefined) return problem('malformed_json', `The body is not JSON: ${reason(text)}.`);
  return invalidField(field);
}

function invalidField(field: FieldError): DomainError {
  return problem('invalid_request', `The request is not valid: ${field.message}`, { errors: [field] });
}

/** What the engine says, without the quotation of the body that it adds. */
function reason(text: string): string {
  try {
    JSON.parse(text);
  } catch (error) {
    const place = /at position \d+(?: \(line \d+ column \d+\))?/.exec((error as Error).message);
    if (place) return `it is not understood ${place[0]}`;
  }
  return 'it ends too early or is not understood';
}
