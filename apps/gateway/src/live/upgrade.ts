import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { pathOf } from '../http/path';

/** Where the live socket is. */
const socketPath = '/ws';

/** Headers that belong to the wish for another protocol. */
const upgradeHeaders = new Set(['upgrade', 'http2-settings', 'connection']);

/** Whether a request that asks for another protocol asks for the live socket. */
export function asksForSocket({ method, url = '', headers }: IncomingMessage): boolean {
  return method === 'GET' && pathOf(url) === socketPath && headers.upgrade?.toLowerCase() === 'websocket';
}

/**
 * Serves a request as if it had not asked for another protocol, which a server may always do: Java's client, for one,
 * asks for HTTP/2 with its first request. Node has taken the connection out of its parser by now, so the request goes
 * back into it, without the wish.
 */
export function serveWithoutUpgrade(
  server: Server,
  { method, url, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!upgradeHeaders.has(name.toLowerCase())) lines.push(`${name}: ${value}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}

/** Whether a page of this origin may connect: the server's own, one of `allowed`, any for `*`. Programs send none. */
export function mayConnect({ headers }: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || allowed.includes('*') || allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
