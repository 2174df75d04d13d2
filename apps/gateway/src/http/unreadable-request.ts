import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { problem } from '@app/contracts';
import type { DomainError } from '@app/platform';
import type { ConnectionError } from 'fastify';
import { requestIdOf } from './request-id';
import { problemOf, problemType } from './send-problem';

/** Answers what is no HTTP request at all, or comes too slowly: there is no request object, only the socket. */
export function answerUnreadable(error: ConnectionError, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) answerOnSocket(failureOf(error.code), socket);
  else socket.destroySoon();
}

/** Answers where there is only the socket, and closes it. */
export function answerOnSocket(
  failure: DomainError,
  socket: Duplex,
  requestId = requestIdOf({ headers: {} }),
): void {
  const document = problemOf(failure, requestId);
  const body = JSON.stringify(document);
  // A client that does not wait for the answer is none of our errors.
  socket.on('error', () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${document.status} ${STATUS_CODES[document.status] ?? ''}`,
      `Content-Type: ${problemType}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${document.request_id}`,
      ...(document.status === 503 ? [`Retry-After: ${failure.data.retry_after ?? 1}`] : []),
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
    () => socket.destroy(),
  );
}

function failureOf(code: string): DomainError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return problem('request_timeout', 'The request took too long to arrive.');
  }
  return code === 'HPE_HEADER_OVERFLOW'
    ? problem('malformed_request', 'The URL and the headers are longer than 16 KiB.')
    : problem('malformed_request', 'This is not an HTTP/1.1 request.');
}
