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

/** The form in which a client gets a text; null: as it is. Sets `Vary` where that depends on the client. */
export function encodingFor(reply: FastifyReply, text: string): Encoding | null {
  if (text.length < leastLength) return null;
  const vary = reply.getHeader('vary');
  reply.header('vary', vary === undefined ? 'accept-encoding' : `${String(vary)}, accept-encoding`);
  const accepted = reply.request.headers['accept-encoding'];
  return accepted === undefined ? null : negotiate(accepted, [...encodings]);
}

/** The tag of a packed form, whose bytes are others: `"abc"` is `"abc-br"`. */
export function packedTag(etag: string, encoding: Encoding): string {
  return `${etag.slice(0, -1)}-${encoding}"`;
}

/** Sends a text packed. What it is kept as (`kept`) keeps the packed form too. */
export function sendPacked(reply: FastifyReply, kept: { json: string }, encoding: Encoding): void {
  pack(kept, encoding).then(
    (bytes) => reply.header('content-encoding', encoding).send(bytes),
    () => reply.send(kept.json),
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
