import type { Socket } from 'node:net';
import { problem } from '@app/contracts';
import type { DomainError } from '@app/platform';
import type { ConnectionError } from 'fastify';
import { requestIdOf } from './request-id';
import { problemOf, problemType } from './send-problem';

const reasons: Record<string, string> = { 400: 'Bad Request', 408: 'Request Timeout' };

/** Answers what is no HTTP request at all, or comes too slowly: there is no request object, only the socket. */
export function answerUnreadable(error: ConnectionError, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const document = problemOf(failureOf(error.code), requestIdOf({ headers: {} }));
    const body = JSON.stringify(document);
    socket.write(
      [
        `HTTP/1.1 ${document.status} ${reasons[document.status] ?? ''}`,
        `Content-Type: ${problemType}`,
        `Content-Length: ${Buffer.byteLength(body)}`,
        `X-Request-Id: ${document.request_id}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  }
  socket.destroySoon();
}

function failureOf(code: string): DomainError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return problem('request_timeout', 'The request took too long to arrive.');
  }
  return code === 'HPE_HEADER_OVERFLOW'
    ? problem('malformed_request', 'The URL and the headers are longer than 16 KiB.')
    : problem('malformed_request', 'This is not an HTTP/1.1 request.');
}
