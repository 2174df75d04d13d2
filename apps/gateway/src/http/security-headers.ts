import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

const directives = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'", 'ws:', 'wss:'],
  baseUri: ["'none'"],
  frameAncestors: ["'self'"],
  formAction: ["'self'"],
  objectSrc: ["'none'"],
};

/** No HSTS and no upgrade-insecure-requests: the server speaks plain HTTP, and so would the page. */
const page: FastifyHelmetOptions = {
  strictTransportSecurity: false,
  contentSecurityPolicy: { useDefaults: false, directives },
};

/** Swagger UI styles itself from within its page. */
const docs: FastifyHelmetOptions = {
  ...page,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { ...directives, styleSrc: ["'self'", "'unsafe-inline'"] },
  },
};

/** A read-only board that any other site may show in a frame: nothing on it can be changed by a click. */
const embed: FastifyHelmetOptions = {
  strictTransportSecurity: false,
  xFrameOptions: false,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { ...directives, frameAncestors: ['*'] },
  },
};

/**
 * Protects the page and the documentation by helmet's headers. An answer of the API is JSON, shown to nobody:
 * all it needs is that no browser takes it for something else.
 */
export async function secure(server: FastifyInstance): Promise<void> {
  const ofPage = await headersOf(page);
  const ofDocs = await headersOf(docs);
  const ofEmbed = await headersOf(embed);
  server.addHook('onRequest', ({ url }: FastifyRequest, reply: FastifyReply, done: () => void) => {
    if (url.startsWith('/api/')) reply.header('x-content-type-options', 'nosniff');
    else if (url.startsWith('/docs')) reply.headers(ofDocs);
    else reply.headers(url.split('?', 1)[0] === '/embed.html' ? ofEmbed : ofPage);
    done();
  });
}

/** What helmet says with these options: always the same, while its own hooks would cost each request 3 µs. */
async function headersOf(options: FastifyHelmetOptions): Promise<Record<string, string>> {
  const asked = fastify();
  await asked.register(helmet, options);
  asked.get('/', (_request, reply) => reply.send(reply.raw.getHeaders()));
  const answer = await asked.inject('/');
  await asked.close();
  return answer.json<Record<string, string>>();
}
