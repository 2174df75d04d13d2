import { createServer } from 'node:net';

const lowest = 15_000;
const highest = 30_000;
const given = new Set<number>();

/**
 * A free TCP port for a server that will be ended and started again in the same place: below the range from
 * which systems take the ports of outgoing connections, so that none of those gets it meanwhile.
 */
export async function servicePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
