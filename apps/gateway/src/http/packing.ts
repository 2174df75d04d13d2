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

/** A text and the object that it is kept with, which keeps its packed forms too. */
export interface KeptText {
  kept: object;
  text: string;
}

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

/** Sends a text packed. */
export function sendPacked(reply: FastifyReply, { kept, text }: KeptText, encoding: Encoding): void {
  const forms = packed.get(kept) ?? {};
  packed.set(kept, forms);
  (forms[encoding] ??= pack(text, encoding)).then(
    (bytes) => reply.header('content-encoding', encoding).send(bytes),
    () => reply.send(text),
  );
}

function pack(text: string, encoding: Encoding): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, bytes: Buffer): void => (error ? reject(error) : resolve(bytes));
    if (encoding === 'br') brotliCompress(text, brotliOptions, done);
    else gzip(text, done);
  });
}
