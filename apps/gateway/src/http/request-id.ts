import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const usable = /^[\x20-\x7e]{1,128}$/;

/** The client's `X-Request-Id` if it is 1–128 printable ASCII characters, else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && usable.test(given) ? given : randomUUID();
}
