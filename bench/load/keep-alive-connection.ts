import { connect, type Socket } from 'node:net';

/** What is sent; a body is JSON. */
export interface Sent {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  body?: string;
}

export interface Answer {
  status: number;
  body: string;
}

const headEnd = Buffer.from('\r\n\r\n');

/**
 * An HTTP connection that carries one request at a time, with as little work a request as can be: the load shares the
 * machine with the server. Answers must say their length, as Laurel's do.
 */
export class KeepAliveConnection {
  private received: Buffer = Buffer.alloc(0);
  private waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly host: string,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.receive(chunk));
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('The server closed the connection')));
  }

  /** Errors: those of the system. */
  static open(url: string): Promise<KeepAliveConnection> {
    const { hostname, port, host } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => resolve(new KeepAliveConnection(socket, host)));
      socket.once('error', reject);
    });
  }

  /** Errors: an Error where the connection ends before the answer, or the answer cannot be read. */
  send({ method, path, body }: Sent): Promise<Answer> {
    const head = `${method} ${path} HTTP/1.1\r\nHost: ${this.host}\r\n`;
    const length = body === undefined ? 0 : Buffer.byteLength(body);
    const about = length > 0 ? `Content-Type: application/json\r\nContent-Length: ${length}\r\n` : '';
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(`${head}${about}\r\n${body ?? ''}`);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const end = this.received.indexOf(headEnd);
    if (end < 0) return;
    const head = this.received.toString('latin1', 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) return this.fail(new Error(`An answer without a length: ${head}`));
    const bodyStart = end + headEnd.length;
    const bodyEnd = bodyStart + Number(length);
    if (this.received.length < bodyEnd) return;
    const body = this.received.toString('utf8', bodyStart, bodyEnd);
    this.received = this.received.subarray(bodyEnd);
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve({ status: Number(head.slice(9, 12)), body });
  }

  private fail(error: Error): void {
    this.waiting?.reject(error);
    this.waiting = undefined;
  }
}
