import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watchOver } from './watch-over';

/** Lines of output that are kept for error messages. */
const keptLines = 200;
/** From SIGTERM on; the product promises 10 s. */
const killAfterMs = 20_000;

/** A Node program under test, started and ended as often as wanted. Its output is kept for error messages. */
export class ServerProcess {
  private child: ChildProcess | undefined;
  private lines: string[] = [];
  private asked = false;

  /** `folder` is where it runs; it sees no other variables than `variables`. */
  constructor(
    private readonly script: string,
    private readonly folder: string,
    private readonly variables: Readonly<Record<string, string>>,
  ) {}

  get running(): boolean {
    const { child } = this;
    return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** It ended without being asked to. */
  get failed(): boolean {
    return this.child !== undefined && !this.running && !this.asked;
  }

  /** Errors: an Error where it does not run. */
  get pid(): number {
    if (!this.running || this.child?.pid === undefined) throw new Error(`${this.script} does not run`);
    return this.child.pid;
  }

  /** The latest lines it wrote, over all its runs. */
  get output(): string {
    return this.lines.join('\n');
  }

  /** Starts it; resolves at once. Errors: an Error where it runs already. */
  start(): void {
    if (this.running) throw new Error(`${this.script} runs already`);
    const child = spawn(process.execPath, ['--enable-source-maps', this.script], {
      cwd: this.folder,
      env: { PATH: process.env.PATH, ...this.variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.asked = false;
    this.keep(`--- started as ${child.pid}`);
    const forget = watchOver(child);
    child.stdout?.on('data', (chunk: Buffer) => this.keep(chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => this.keep(chunk.toString()));
    child.once('exit', (code, signal) => {
      this.keep(`--- ended with ${signal ?? code}`);
      forget();
    });
  }

  /** Ends it, and resolves when it is gone. One that does not go on SIGTERM is killed, and that is an error. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (!child || !this.running) return;
    this.asked = true;
    const exited = once(child, 'exit');
    child.kill(signal);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, killAfterMs);
    await exited;
    clearTimeout(timer);
    if (late) throw new Error(`${this.script} did not end within ${killAfterMs} ms:\n${this.output}`);
  }

  private keep(text: string): void {
    this.lines = [...this.lines, ...text.trimEnd().split('\n')].slice(-keptLines);
  }
}
