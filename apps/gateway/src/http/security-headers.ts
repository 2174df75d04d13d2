import helmet from '@fastify/helmet';
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

/**
 * Protects the page and the documentation by helmet's headers. An answer of the API is JSON, shown to nobody:
 * all it needs is that no browser takes it for something else.
 */
export async function secure(server: FastifyInstance): Promise<void> {
  const ofPage = await headersOf({});
  // Swagger UI styles itself from within its page.
  const ofDocs = await headersOf({ styleSrc: ["'self'", "'unsafe-inline'"] });
  // A read-only board that any other site may show in a frame: nothing on it can be changed by a click.
  const ofEmbed = await headersOf({ frameAncestors: ['*'] }, { xFrameOptions: false });
  server.addHook('onRequest', ({ url }: FastifyRequest, reply: FastifyReply, done: () => void) => {
    if (url.startsWith('/api/')) reply.header('x-content-type-options', 'nosniff');
    else if (url.startsWith('/docs')) reply.headers(ofDocs);
    else reply.headers(url.split('?', 1)[0] === '/embed.html' ? ofEmbed : ofPage);
    done();
  });
}

/**
 * What helmet says: always the same, while its own hooks would cost each request 3 µs. No HSTS and no upgrade-insecure-requests:
 * the server speaks plain HTTP, and so would the page.
 */
async function headersOf(
  changed: Partial<typeof directives>,
  others: { xFrameOptions?: false } = {},
): Promise<Record<string, string>> {
  const asked = fastify();
  await asked.register(helmet, {
    strictTransportSecurity: false,
    contentSecurityPolicy: { useDefaults: false, directives: { ...directives, ...changed } },
    ...others,
  });
  asked.get('/', (_request, reply) => reply.send(reply.raw.getHeaders()));
  const answer = await asked.inject('/');
  await asked.close();
  return answer.json<Record<string, string>>();
}
