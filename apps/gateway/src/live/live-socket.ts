import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { problem } from '@app/contracts';
import { Metrics, type DomainError } from '@app/platform';
import { WebSocketServer } from 'ws';
import { requestIdOf } from '../http/request-id';
import { answerOnSocket } from '../http/unreadable-request';
import { limits } from './limits';
import { LiveClient } from './live-client';
import { LiveHub } from './live-hub';
import { asksForSocket, mayConnect, serveWithoutUpgrade } from './upgrade';

/** How long clients have to take their leave when the server stops, in ms. */
const farewellMs = 1_000;
const pollMs = 20;

/** `WS /ws`: see docs/live.md. */
@Injectable()
export class LiveSocket implements OnModuleDestroy {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
  });
  private readonly clients = new Set<LiveClient>();
  private readonly sent;
  private heartbeat: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly hub: LiveHub,
    metrics: Metrics,
  ) {
    metrics.gauge('laurel_live_clients', 'Connected clients of the live socket', () => this.clients.size);
    this.sent = metrics.counter('laurel_live_messages_total', 'Messages to clients of the live socket', [
      'type',
    ]);
  }

  /** Takes connections of programs and of pages from the given origins; `*`: of any. */
  attach(server: Server, origins: readonly string[]): void {
    server.on('upgrade', (request, socket, head) => {
      if (!asksForSocket(request)) return serveWithoutUpgrade(server, request, socket, head);
      const refusal = this.refusalOf(request, origins);
      if (refusal) answerOnSocket(refusal, socket, requestIdOf(request));
      else this.open(request, socket, head);
    });
    this.heartbeat = setInterval(() => {
      for (const client of this.clients) client.ping();
    }, limits.heartbeatMs).unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    clearInterval(this.heartbeat);
    for (const client of this.clients) client.close();
    const stopped = this.hub.stop();
    const deadline = Date.now() + farewellMs;
    while (this.clients.size > 0 && Date.now() < deadline) await pause(pollMs);
    for (const socket of this.sockets.clients) socket.terminate();
    await stopped;
  }

  private refusalOf(request: IncomingMessage, origins: readonly string[]): DomainError | null {
    if (!mayConnect(request, origins)) {
      const page = `Pages of ${request.headers.origin ?? 'that origin'} may not connect.`;
      return problem('origin_not_allowed', `${page} CORS_ORIGINS lists those that may.`);
    }
    const reason = this.stopping ? 'is stopping' : 'has as many clients as it takes';
    if (!this.stopping && this.clients.size < limits.clients) return null;
    return problem('service_unavailable', `The server ${reason}.`, { retry_after: 1 });
  }

  private open(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.sockets.handleUpgrade(request, socket, head, (connected) => {
      const client = new LiveClient(connected, this.hub, (type) => this.sent.labels(type).inc());
      this.clients.add(client);
      connected.once('close', () => this.clients.delete(client));
    });
  }
}
