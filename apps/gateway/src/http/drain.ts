import type { Server } from 'node:http';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** How long requests in flight may take once the server is to stop, in ms. */
const limitMs = 6_000;
const pollMs = 50;

/**
 * Lets the server go in good order: not ready any more, no new connections, every request in flight answered.
 * The gateway's module is the first to be destroyed, so all that the requests need still runs.
 */
@Injectable()
export class Drain implements OnModuleDestroy {
  private draining = false;
  private inFlight = 0;

  constructor(private readonly host: HttpAdapterHost) {}

  /** False from the moment the server is told to stop. */
  get ready(): boolean {
    return !this.draining;
  }

  /** Counts requests from their first byte until their answer has gone, or the client. */
  watch(server: Server): void {
    const answered = () => void this.inFlight--;
    server.on('request', (_request, response) => {
      this.inFlight++;
      response.once('close', answered);
      if (this.draining) response.setHeader('connection', 'close');
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.draining = true;
    const server = this.host.httpAdapter.getHttpServer() as Server;
    if (!server.listening) return;
    server.close();
    const deadline = Date.now() + limitMs;
    do {
      server.closeIdleConnections();
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    } while (this.inFlight > 0 && Date.now() < deadline);
    server.closeAllConnections();
  }
}
