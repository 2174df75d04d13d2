import type { Type } from '@nestjs/common';
import { problem } from '@app/contracts';
import { validateInput } from '@app/platform';
import type { FastifyInstance } from 'fastify';
import { checkComplexity } from './complexity';
import { InputMemory } from './input-memory';
import type { InputSchema } from './inputs';
import { quickInputs } from './quick-inputs';

type Check = (given: unknown) => object;

/** Turns body, query and path into the DTOs that the controllers declare, checked, before their methods are called. */
export function checkInputs(server: FastifyInstance): void {
  const queries = new InputMemory();
  server.setValidatorCompiler<InputSchema>(({ schema: { dto }, httpPart }) => {
    if (httpPart === 'querystring') return outcomeOf((query) => checkedQuery(queries, dto, query));
    if (httpPart === 'params') return outcomeOf((path) => checkedPath(dto, path));
    return outcomeOf((body) => checked(dto, body));
  });
}

/** The form in which Fastify wants it. */
function outcomeOf(check: Check): (given: unknown) => { value: object } | { error: Error } {
  return (given) => {
    try {
      return { value: check(given) };
    } catch (error) {
      return { error: error as Error };
    }
  };
}

function checkedQuery(queries: InputMemory, dto: Type<object>, query: unknown): object {
  return queries.recall(dto, query, () => {
    checkComplexity(query);
    return validateInput(dto, query);
  });
}

/** An empty part of a path leads nowhere, which the router says itself. */
function checkedPath(dto: Type<object>, path: unknown): object {
  return isObject(path) && Object.values(path).includes('') ? path : checked(dto, path);
}

function checked(dto: Type<object>, given: unknown): object {
  if (!isObject(given)) throw notAnObject();
  return quickInputs.get(dto)?.(given) ?? validateInput(dto, given);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAnObject(): Error {
  const message = 'The request body must be a JSON object';
  return problem('invalid_request', message, { errors: [{ field: 'body', code: 'is_object', message }] });
}
