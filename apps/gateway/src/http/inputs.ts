import * as nest from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';

type Part = 'body' | 'params' | 'querystring';

/** What Fastify is given for a part of a request in place of a JSON schema: see `checkInputs`. */
export class InputSchema {
  constructor(readonly dto: Type<object>) {}
}

const schemas = new WeakMap<object, Partial<Record<Part, InputSchema>>>();

/** The body as the DTO that the parameter's type names, checked. */
export const Body = (): ParameterDecorator => declared('body', nest.Body());

/** The parameters in the path, likewise. */
export const Param = (): ParameterDecorator => declared('params', nest.Param());

/** The query, likewise. */
export const Query = (): ParameterDecorator => declared('querystring', nest.Query());

/**
 * Nest's own decorator, and the DTO for Fastify, which checks inputs before Nest sees the request. A pipe of Nest's would
 * do the same with five promises a parameter.
 */
function declared(part: Part, decorator: ParameterDecorator): ParameterDecorator {
  return (controller, method, index) => {
    decorator(controller, method, index);
    const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(controller, method);
    if (method === undefined || !descriptor) return;
    const types = Reflect.getMetadata('design:paramtypes', controller, method) as Type<object>[];
    const handler = descriptor.value as object;
    const schema = schemas.get(handler) ?? {};
    schemas.set(handler, schema);
    schema[part] = new InputSchema(types[index] ?? Object);
    RouteSchema(schema)(controller, method, descriptor);
  };
}
