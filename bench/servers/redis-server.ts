import { spawnSync } from 'node:child_process';
import { createClient } from 'redis';
import { ChildServer } from './child-server';
import { freePort } from './free-port';

const program = 'redis-server';
/** Commands that are sent at once: their answers come back together, so that little of the time is the network's. */
const pipelined = 1_000;
const connectAttempts = 100;

/** Whether there is a Redis to start. */
export function hasRedis(): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** A private Redis that keeps nothing on disk. */
export class RedisServer {
  private constructor(
    private readonly child: ChildServer,
    private readonly client: ReturnType<typeof createClient>,
  ) {}

  /** Errors: those of the client where it cannot be reached. */
  static async start(): Promise<RedisServer> {
    const port = await freePort();
    const settings = { port: String(port), bind: '127.0.0.1', save: '', appendonly: 'no' };
    const child = ChildServer.run('Redis', program, {
      args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    });
    const reconnectStrategy = (tries: number) => (tries < connectAttempts ? 50 : new Error('No Redis'));
    const client = createClient({ url: `redis://127.0.0.1:${port}`, socket: { reconnectStrategy } });
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (error) {
      await child.stop();
      throw error;
    }
    return new RedisServer(child, client);
  }

  async send(commands: readonly string[][]): Promise<void> {
    for (let first = 0; first < commands.length; first += pipelined) {
      const part = commands.slice(first, first + pipelined);
      await Promise.all(part.map((command) => this.client.sendCommand(command)));
    }
  }

  /** CPU time so far, in seconds. */
  async cpuSeconds(): Promise<number> {
    const info = await this.client.info('cpu');
    const of = (kind: string) => Number(new RegExp(`used_cpu_${kind}:([\\d.]+)`).exec(info)?.[1]);
    return of('user') + of('sys');
  }

  async bytesOf(key: string): Promise<number> {
    return (await this.client.memoryUsage(key, { SAMPLES: 0 })) ?? NaN;
  }

  async stop(): Promise<void> {
    await this.client.disconnect();
    await this.child.stop();
  }
}
