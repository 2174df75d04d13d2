import { setTimeout as pause } from 'node:timers/promises';
import { KeepAliveConnection, type Answer, type Sent } from './keep-alive-connection';

/** How many requests may wait for a connection, in seconds of the rate: a server that is so far behind cannot keep up. */
const longestQueueSeconds = 10;

/** What is sent next, and what to do with its answer. */
export interface Exchange {
  sent: Sent;
  answered?(answer: Answer): void;
}

/** A load that does not wait for the server: requests are due at even intervals, whatever became of those before. */
export class OpenLoop {
  private readonly idle: KeepAliveConnection[];
  /** When requests were due that have no connection yet, in ms; those before `next` have one. */
  private due: number[] = [];
  private next = 0;
  private underWay = 0;
  private failure: Error | undefined;
  private durationsMs: number[] = [];

  private constructor(
    private readonly connections: readonly KeepAliveConnection[],
    private readonly take: () => Exchange,
  ) {
    this.idle = [...connections];
  }

  static async open(url: string, connections: number, take: () => Exchange): Promise<OpenLoop> {
    const opening = Array.from({ length: connections }, () => KeepAliveConnection.open(url));
    return new OpenLoop(await Promise.all(opening), take);
  }

  close(): void {
    for (const connection of this.connections) connection.close();
  }

  /** As many as the server takes: each connection sends as soon as it has its answer. Requests a second. */
  async flatOut(seconds: number): Promise<number> {
    const begin = performance.now();
    const work = this.connections.map(async (connection) => {
      while (performance.now() - begin < seconds * 1e3) await this.exchange(connection, performance.now());
    });
    await Promise.all(work);
    return (this.durations().length / (performance.now() - begin)) * 1e3;
  }

  /**
   * `rate` requests a second, for some seconds; resolves when the last is answered. Errors: an Error for an answer that
   * is not 2xx, for a connection that ends, and for a server that cannot keep up.
   */
  async run(rate: number, seconds: number): Promise<void> {
    const begin = performance.now();
    const total = Math.floor(rate * seconds);
    for (let made = 0; made < total || this.underWay > 0;) {
      const due = Math.min(total, Math.floor(((performance.now() - begin) / 1e3) * rate) + 1);
      for (; made < due; made++) this.due.push(begin + (made / rate) * 1e3);
      this.dispatch();
      if (this.due.length - this.next > rate * longestQueueSeconds) {
        this.failure ??= new Error(`The server does not keep up with ${Math.round(rate)} requests a second`);
      }
      if (this.failure) throw this.failure;
      await pause(1);
    }
  }

  /** Times from when requests were due until they were answered, in ms: those answered since the last call. */
  durations(): number[] {
    const { durationsMs } = this;
    this.durationsMs = [];
    return durationsMs;
  }

  private dispatch(): void {
    while (this.next < this.due.length) {
      const connection = this.idle.pop();
      if (!connection) return;
      const dueAt = this.due[this.next++] ?? performance.now();
      this.underWay += 1;
      this.exchange(connection, dueAt).then(
        () => {
          this.underWay -= 1;
          this.idle.push(connection);
          this.dispatch();
        },
        (error: Error) => (this.failure ??= error),
      );
    }
    this.due = [];
    this.next = 0;
  }

  private async exchange(connection: KeepAliveConnection, dueAt: number): Promise<void> {
    const { sent, answered } = this.take();
    const answer = await connection.send(sent);
    this.durationsMs.push(performance.now() - dueAt);
    if (answer.status >= 300) {
      throw new Error(`${answer.status} to ${sent.method} ${sent.path}: ${answer.body}`);
    }
    answered?.(answer);
  }
}
