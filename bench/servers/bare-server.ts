import fastify from 'fastify';

/** Constant JSON of exactly this many bytes, at least two. */
function constantBody(bytes: number): string {
  return JSON.stringify('x'.repeat(bytes - 2));
}

/**
 * As little as a server can do: Fastify with its defaults, answering constants on the measured addresses.
 * Arguments: the port, the bytes of the answers to GET, and of those to POST.
 */
async function serve(): Promise<void> {
  const [port = 0, getBytes = 2, postBytes = 2] = process.argv.slice(2).map(Number);
  const server = fastify();
  const got = constantBody(getBytes);
  const posted = constantBody(postBytes);
  for (const url of ['/api/leaderboard/global', '/api/leaderboard/player/:id/rank']) {
    server.get(url, (_request, reply) => reply.type('application/json').send(got));
  }
  server.post('/api/scores', (_request, reply) => reply.code(201).type('application/json').send(posted));
  server.get('/metrics', () => {
    const { user, system } = process.cpuUsage();
    return `process_cpu_seconds_total ${(user + system) / 1e6}\n`;
  });
  await server.listen({ port, host: '127.0.0.1' });
  process.once('SIGTERM', () => process.exit(0));
}

void serve();
