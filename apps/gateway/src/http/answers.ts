import type { Answered, Page, Rendered } from '@app/contracts';
import type { FastifyReply } from 'fastify';
import { etagOf, matchesEtag } from './etag';
import { nextLink } from './next-link';
import { encodingFor, type KeptText, packedTag, sendPacked } from './packing';

const jsonType = 'application/json; charset=utf-8';

interface TaggedText extends KeptText {
  etag: string;
  /** Its media type. */
  type: string;
}

/** The `Link` of a kept answer, for the address that asked for it last: most ask for the same pages. */
const links = new WeakMap<object, { url: string; link: string }>();

/** Sends a text that is ready, packed for those who take that, or 304 to a client that has it. Clients ask each time. */
export function sendText(reply: FastifyReply, { etag: plainTag, type, ...kept }: TaggedText): void {
  const encoding = encodingFor(reply, kept.text);
  const etag = encoding ? packedTag(plainTag, encoding) : plainTag;
  reply.header('etag', etag).header('cache-control', 'no-cache');
  if (matchesEtag(reply.request.headers['if-none-match'], etag)) {
    reply.code(304).send();
    return;
  }
  reply.header('content-type', type);
  if (encoding) sendPacked(reply, kept, encoding);
  else reply.send(kept.text);
}

/** Sends an answer whose bytes are ready. */
export function sendRendered<Body>(reply: FastifyReply, rendered: Rendered<Body>): void {
  const { json, etag, total, next } = rendered;
  if (next !== undefined) reply.header('link', linkOf(rendered, reply.request.url, next));
  if (total !== undefined) reply.header('x-total-count', total);
  sendText(reply, { kept: rendered, text: json, etag, type: jsonType });
}

function linkOf(rendered: object, url: string, next: string): string {
  let known = links.get(rendered);
  if (known?.url !== url) {
    known = { url, link: nextLink(url, next) };
    links.set(rendered, known);
  }
  return known.link;
}

/** Sends what may be asked for again and again, or 304 to a client that has it. */
export function sendTagged(reply: FastifyReply, body: unknown): void {
  const json = JSON.stringify(body);
  sendRendered(reply, { json, etag: etagOf(json) });
}

/** Sends the entries of a page as a bare array; what follows it and how many there are go into headers. */
export function sendPage<Item>(reply: FastifyReply, { items, next, total }: Page<Item>): void {
  if (next !== null) reply.header('link', nextLink(reply.request.url, next));
  if (total !== undefined) reply.header('x-total-count', total);
  reply.header('content-type', jsonType).send(JSON.stringify(items));
}

/** Sends the results of a request that can be repeated under one idempotency key. */
export function sendAnswered<Body>(reply: FastifyReply, { body, replayed }: Answered<Body>): void {
  if (replayed) reply.header('idempotency-replayed', 'true');
  reply.header('content-type', jsonType).send(JSON.stringify(body));
}

/** Sends what was created, now or by an earlier request with the same idempotency key. */
export function sendCreated<Body>(reply: FastifyReply, answered: Answered<Body>): void {
  sendAnswered(reply.code(201), answered);
}
