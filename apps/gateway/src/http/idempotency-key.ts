import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { isPlainText, problem } from '@app/contracts';
import type { FastifyRequest } from 'fastify';

const longest = 255;

/** The `Idempotency-Key` header, if there is one. Errors: `invalid_request` for an empty or overlong one. */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  idempotencyKeyOf(context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key']),
);

/** See `IdempotencyKey`. */
export function idempotencyKeyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (isPlainText(header, 1, longest)) return header;
  const message = `Idempotency-Key must be 1 to ${longest} characters`;
  throw problem('invalid_request', `The request is not valid: ${message}`, {
    errors: [{ field: 'Idempotency-Key', code: 'is_plain_text', message }],
  });
}
