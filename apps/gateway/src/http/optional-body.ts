import { createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { validateInput } from '@app/platform';
import type { FastifyRequest } from 'fastify';

/** The body as the DTO, checked; an empty one where the request has none. Errors: `invalid_request`. */
export const OptionalBody = createParamDecorator((dto: Type<object>, context: ExecutionContext) => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  return validateInput(dto, body === undefined ? {} : body);
});
