import { brotliCompress, constants, gzip } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyReply } from 'fastify';

const encodings = ['br', 'gzip'] as const;
type Encoding = (typeof encodings)[number];

/** From here on packing saves more time on the way than it takes: what is shorter fits into one packet anyway. */
const leastLength = 1_400;

/** Much of the gain for a fraction of a millisecond; both run beside the main thread. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** Packed forms of an answer that is kept, made when somebody first takes them. */
type Packed = Partial<Record<Encoding, Promise<Buffer>>>;
const packed = new WeakMap<object, Packed>();

/**
 * Sends a text in the form that the client prefers of those it takes. What it is kept as (`kept`) keeps the packed forms
 * too. Sets `Vary`; a packed answer has the weak form of its tag, as its bytes are others.
 */
export function sendPacked(reply: FastifyReply, kept: { json: string; etag: string }): void {
  const { json, etag } = kept;
  const accepted = reply.request.headers['accept-encoding'];
  if (json.length < leastLength) return void reply.send(json);
  const vary = reply.getHeader('vary');
  reply.header('vary', vary === undefined ? 'accept-encoding' : `${String(vary)}, accept-encoding`);
  const encoding = accepted === undefined ? null : negotiate(accepted, [...encodings]);
  if (!encoding) return void reply.send(json);
  pack(kept, encoding).then(
    (bytes) => reply.header('content-encoding', encoding).header('etag', `W/${etag}`).send(bytes),
    () => reply.send(json),
  );
}

function pack(kept: { json: string }, encoding: Encoding): Promise<Buffer> {
  const forms = packed.get(kept) ?? {};
  packed.set(kept, forms);
  return (forms[encoding] ??= new Promise((resolve, reject) => {
    const done = (error: Error | null, bytes: Buffer): void => (error ? reject(error) : resolve(bytes));
    if (encoding === 'br') brotliCompress(kept.json, brotliOptions, done);
    else gzip(kept.json, done);
  }));
}
