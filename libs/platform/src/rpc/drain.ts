import type { Server, Socket } from 'node:net';
import type { INestMicroservice } from '@nestjs/common';
import { CallsInFlight } from './calls-in-flight';

/** How long the callers have to take the last answers in, in ms. */
const flushMs = 500;

/** The open connections of a listening microservice, to be ended in good order. */
export class Connections {
  private readonly open = new Set<Socket>();
  private readonly server: Server;

  constructor(private readonly app: INestMicroservice) {
    this.server = app.unwrap<Server>();
    this.server.on('connection', (socket) => {
      this.open.add(socket);
      socket.once('close', () => this.open.delete(socket));
    });
  }

  /**
   * Accepts no more connections and no more calls, waits for those in flight up to `limitMs`, and hands over
   * their answers. Nest's own `close` would cut them off.
   */
  async drain(limitMs: number): Promise<void> {
    this.server.close();
    await atMost(limitMs, this.app.get(CallsInFlight, { strict: false }).drain());
    // Nest writes an answer a few turns of the event loop after the handler has ended.
    await new Promise((resolve) => setTimeout(resolve, 10));
    const closed = [...this.open].map(
      (socket) => new Promise((resolve) => socket.once('close', resolve).end()),
    );
    await atMost(flushMs, Promise.all(closed));
  }
}

async function atMost(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
