import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** From SIGTERM on; a process needs 10 s at most. */
const killAfterMs = 12_000;

export type Say = (line: string) => void;

/** One of the processes of the distributed mode; its output goes to `say`, line by line, behind its name. */
export class ManagedProcess {
  readonly ended: Promise<void>;
  private readonly child: ChildProcess;
  private stopping = false;

  /** Starts `script` with Node, in a process group of its own: a Ctrl-C at the terminal reaches only us. */
  constructor(
    readonly name: string,
    script: string,
    environment: NodeJS.ProcessEnv,
    private readonly say: Say,
  ) {
    this.child = spawn(process.execPath, ['--enable-source-maps', script], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.prefix(this.child.stdout);
    this.prefix(this.child.stderr);
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => this.tell(`could not be started: ${error.message}`));
      this.child.once('close', (code, signal) => {
        if (!this.stopping) this.tell(`has ended by itself (${signal ?? `code ${code}`}); the others go on`);
        resolve();
      });
    });
  }

  get running(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Asks the process to end, and resolves when it has. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (!this.running) return;
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), killAfterMs);
    await this.ended;
    clearTimeout(timer);
  }

  private prefix(output: Readable | null): void {
    if (output) createInterface({ input: output }).on('line', (line) => this.tell(line));
  }

  private tell(line: string): void {
    this.say(`${this.name.padEnd('achievements'.length)} | ${line}`);
  }
}
