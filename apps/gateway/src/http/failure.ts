import { HttpException } from '@nestjs/common';
import { describeError, problem, type ErrorCode } from '@app/contracts';
import { DomainError } from '@app/platform';

const bodyTooLarge = 'The request body is larger than 64 KiB, or than 1 MiB for a batch of scores.';

/** What Fastify and its plugins call what went wrong. */
const fastifyFailures: Record<string, [ErrorCode, string]> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported_media_type', 'Send the body as application/json.'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['body_too_large', bodyTooLarge],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'malformed_request',
    'The body is not as long as Content-Length says.',
  ],
  FST_ERR_BAD_URL: ['malformed_request', 'The URL is not percent-encoded UTF-8.'],
  FST_ERR_MAX_PARAM_LENGTH: ['malformed_request', 'A part of the URL is too long.'],
  FST_ERR_NOT_FOUND: ['route_not_found', 'Nothing is at this address.'],
};

/** The same for what only a status tells apart. */
const statusFailures: Record<number, [ErrorCode, string]> = {
  403: ['route_not_found', 'Nothing is at this address.'],
  404: ['route_not_found', 'Nothing is at this address.'],
  405: ['method_not_allowed', 'This address does not take that method.'],
  408: ['request_timeout', 'The request took too long to arrive.'],
  413: ['body_too_large', bodyTooLarge],
  415: ['unsupported_media_type', 'Send the body as application/json.'],
  422: ['invalid_request', 'The request is not valid.'],
  503: ['service_unavailable', 'The server cannot answer now; try again in a moment.'],
};

/**
 * Whatever was thrown, as an error of the catalogue. Only a DomainError's own text is for clients; all else gets
 * a text of ours, so that nothing internal leaks.
 */
export function failureOf(error: unknown): DomainError {
  if (error instanceof DomainError) {
    return describeError(error.code).code === 'internal_error' ? internalError() : error;
  }
  if (error instanceof HttpException) {
    return error.cause === undefined ? byStatus(error.getStatus()) : failureOf(error.cause);
  }
  if (!(error instanceof Error)) return internalError();
  const { code, statusCode } = error as Error & { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? fastifyFailures[code] : undefined;
  if (known) return problem(...known);
  return typeof statusCode === 'number' ? byStatus(statusCode) : internalError();
}

function byStatus(status: number): DomainError {
  const known = statusFailures[status];
  if (known) return problem(...known);
  return status >= 400 && status < 500
    ? problem('malformed_request', 'The request cannot be read.')
    : internalError();
}

function internalError(): DomainError {
  return problem(
    'internal_error',
    'This is a fault of the server; its log has the cause under this request_id.',
  );
}
