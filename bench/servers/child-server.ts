import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

const startLimitMs = 120_000;
/** From SIGTERM on. */
const killAfterMs = 15_000;
/** As much of its output as an error shows. */
const shownCharacters = 2_000;

/** Those that still run: none outlives the bench. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

interface Arguments {
  args: string[];
  environment?: Record<string, string>;
}

/** A server in a process of its own. */
export class ChildServer {
  private output = '';
  private readonly ended: Promise<void>;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
  ) {
    const keep = (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-shownCharacters));
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    running.add(child);
    this.ended = new Promise((resolve) => child.once('close', () => resolve()));
    void this.ended.then(() => running.delete(child));
  }

  /** Runs a compiled program with Node. Settings of whoever runs the bench do not reach it. */
  static spawn(name: string, program: string, environment: Record<string, string>, args: string[] = []) {
    const settings = { NODE_ENV: 'production', LOG_LEVEL: 'warn', ...environment };
    return ChildServer.run(name, process.execPath, { args: [program, ...args], environment: settings });
  }

  /** Runs any program. */
  static run(name: string, command: string, { args, environment }: Arguments): ChildServer {
    const child = spawn(command, args, {
      cwd: tmpdir(),
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new ChildServer(name, child);
  }

  /** Resolves as soon as `url` answers 2xx. Errors: an Error with the last output where the process ends before. */
  async answers(url: string, isReady: (body: string) => boolean = () => true): Promise<void> {
    const deadline = Date.now() + startLimitMs;
    for (;;) {
      if (this.child.exitCode !== null || this.child.signalCode !== null || Date.now() > deadline) {
        await this.stop();
        throw new Error(`${this.name} did not start:\n${this.output}`);
      }
      const answer = await fetch(url).catch(() => undefined);
      if (answer?.ok && isReady(await answer.text())) return;
      await pause(10);
    }
  }

  /** Asks this process to end, and resolves when it has. */
  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), killAfterMs);
    await this.ended;
    clearTimeout(timer);
  }
}
