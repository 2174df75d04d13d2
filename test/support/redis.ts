import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './free-port';

/** A private redis-server that keeps nothing on disk. */
export class RedisUnderTest {
  private server: ChildProcess | undefined;

  private constructor(
    private readonly program: string,
    private readonly port: number,
  ) {}

  /** Chooses a port; `start` begins to listen there. */
  static async on(program: string): Promise<RedisUnderTest> {
    return new RedisUnderTest(program, await freePort());
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const settings = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const server = spawn(this.program, settings, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.server = server;
    let output = '';
    for await (const chunk of server.stdout as AsyncIterable<Buffer>) {
      output += chunk.toString();
      if (output.includes('Ready to accept connections')) break;
    }
    if (server.exitCode !== null) throw new Error(`redis-server did not start:\n${output}`);
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  }

  /** Connections stay open, but nothing is answered any more. */
  freeze(): void {
    this.server?.kill('SIGSTOP');
  }

  thaw(): void {
    this.server?.kill('SIGCONT');
  }
}
