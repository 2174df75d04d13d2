import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { built, refuseOldBuild, root } from './build';
import { ServerProcess } from './server-process';
import { servicePort } from './service-port';

export type Mode = 'single' | 'distributed';

/** A process of the product; in one process there is only the gateway. */
export type Part = 'gateway' | Service;
export type Service = 'players' | 'scores' | 'leaderboards' | 'achievements';

/** The four services and, for each, its program, its setting and its name in `/health`. */
export const services = {
  players: { app: 'player-service', setting: 'PLAYER_SERVICE_URL', publicName: 'players' },
  scores: { app: 'score-service', setting: 'SCORE_SERVICE_URL', publicName: 'scores' },
  leaderboards: { app: 'leaderboard-service', setting: 'LEADERBOARD_SERVICE_URL', publicName: 'leaderboard' },
  achievements: {
    app: 'achievement-service',
    setting: 'ACHIEVEMENT_SERVICE_URL',
    publicName: 'achievements',
  },
} as const;

export const serviceNames = Object.keys(services) as Service[];

export interface LaurelOptions {
  mode?: Mode;
  /** Settings beside those that the tests need. */
  env?: Record<string, string>;
  /** Where the database lies; a new one, removed at the end, when missing. */
  folder?: string;
}

/** How long the whole of it may take to be ready; a busy machine needs its time. */
const startLimitMs = 60_000;
const everyMs = 50;

/** Where one runs. */
interface Place {
  mode: Mode;
  url: string;
  folder: string;
  database: string;
  /** Whether the folder goes with it. */
  temporary: boolean;
}

/** The built product under test, in one process or in five. */
export class Laurel {
  readonly mode: Mode;
  /** Without a slash at the end. */
  readonly url: string;
  readonly folder: string;
  /** The SQLite file. */
  readonly database: string;
  private readonly temporary: boolean;

  private constructor(
    place: Place,
    private readonly processes: ReadonlyMap<Part, ServerProcess>,
  ) {
    this.mode = place.mode;
    this.url = place.url;
    this.folder = place.folder;
    this.database = place.database;
    this.temporary = place.temporary;
  }

  static async start({ mode = 'single', env = {}, folder: given }: LaurelOptions): Promise<Laurel> {
    refuseOldBuild();
    const folder = given ?? mkdtempSync(join(tmpdir(), 'laurel-'));
    const database = join(folder, 'laurel.sqlite');
    const port = String(await servicePort());
    const settings: Record<string, string> = { DATABASE_URL: `sqlite:${database}`, PORT: port, ...env };
    const processes = new Map<Part, ServerProcess>();
    if (mode === 'distributed') {
      for (const service of serviceNames) {
        settings[services[service].setting] = `tcp://127.0.0.1:${await servicePort()}`;
      }
      await migrate(settings);
      for (const service of serviceNames)
        processes.set(service, program(services[service].app, folder, settings));
    }
    processes.set('gateway', program('gateway', folder, settings));
    const url = `http://127.0.0.1:${port}`;
    const laurel = new Laurel({ mode, url, folder, database, temporary: given === undefined }, processes);
    try {
      for (const each of processes.values()) each.start();
      await laurel.ready();
    } catch (error) {
      await laurel.stop('SIGKILL');
      throw error;
    }
    return laurel;
  }

  get parts(): Part[] {
    return [...this.processes.keys()];
  }

  /** The process ids of the parts that run. */
  get pids(): ReadonlyMap<Part, number> {
    return new Map([...this.processes].flatMap(([part, each]) => (each.running ? [[part, each.pid]] : [])));
  }

  /** What a part wrote lately. */
  output(part: Part): string {
    return this.process(part).output;
  }

  /** Ends a part without giving it time for anything. */
  kill(part: Part): Promise<void> {
    return this.process(part).end('SIGKILL');
  }

  /** Asks a part to end, and resolves when it has. */
  end(part: Part): Promise<void> {
    return this.process(part).end('SIGTERM');
  }

  /** Keeps a part from running, connections and all, until `thaw`. */
  freeze(part: Part): void {
    process.kill(this.process(part).pid, 'SIGSTOP');
  }

  thaw(part: Part): void {
    process.kill(this.process(part).pid, 'SIGCONT');
  }

  /** Starts a part again, after a `kill` where it still runs; resolves when all that run can be used. */
  async restart(part: Part): Promise<void> {
    await this.kill(part);
    this.process(part).start();
    await this.ready();
  }

  /** Resolves when every part that runs is healthy. Errors: an Error with the output of one that is not. */
  async ready(): Promise<void> {
    const deadline = Date.now() + startLimitMs;
    let reason = 'it never ran';
    while (Date.now() < deadline) {
      for (const [part, each] of this.processes) {
        if (each.failed) throw new Error(`${part} ended by itself:\n${each.output}`);
      }
      const missing = await this.missing().catch((error: unknown) => [String(error)]);
      if (missing.length === 0) return;
      reason = missing.join(', ');
      await pause(everyMs);
    }
    const outputs = [...this.processes].map(([part, { output }]) => `${part}:\n${output}`);
    throw new Error(`Laurel is not ready after ${startLimitMs} ms: ${reason}\n${outputs.join('\n')}`);
  }

  /** Runs one of the operator's commands on the database, beside what runs on it. */
  runCommand(...args: string[]): Promise<void> {
    return run([built('apps/cli/src/main'), ...args], `sqlite:${this.database}`);
  }

  /** Ends everything, the gateway first, and removes the folder if it was made here. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    try {
      await this.process('gateway').end(signal);
      await Promise.all([...this.processes.values()].map((each) => each.end(signal)));
    } finally {
      for (const each of this.processes.values()) await each.end('SIGKILL');
      if (this.temporary) rmSync(this.folder, { recursive: true, force: true });
    }
  }

  private process(part: Part): ServerProcess {
    const found = this.processes.get(part);
    if (!found) throw new Error(`There is no process ${part} in ${this.mode} mode`);
    return found;
  }

  /** What runs and does not answer yet, by its name in `/health`. */
  private async missing(): Promise<string[]> {
    if (!this.process('gateway').running) return [];
    const ready = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    await ready.arrayBuffer();
    if (!ready.ok) return ['gateway'];
    const response = await fetch(`${this.url}/health`, { signal: AbortSignal.timeout(5_000) });
    const health = (await response.json()) as { services: Record<string, { status: string }> };
    return serviceNames
      .filter((service) => this.processes.get(service)?.running ?? true)
      .map((service) => services[service].publicName)
      .filter((name) => health.services[name]?.status !== 'healthy');
  }
}

/** Starts the built product on free ports with a database of its own, and resolves when it can be used. */
export function startLaurel(options: LaurelOptions = {}): Promise<Laurel> {
  return Laurel.start(options);
}

function program(app: string, folder: string, settings: Record<string, string>): ServerProcess {
  return new ServerProcess(built(`apps/${app}/src/main`), folder, settings);
}

/** As `npm run migrate` does it. */
async function migrate({ DATABASE_URL = '' }: Record<string, string>): Promise<void> {
  const commandLine = require.resolve('typeorm/cli.js');
  await run([commandLine, 'migration:run', '-d', built('ormconfig')], DATABASE_URL);
}

async function run(args: readonly string[], DATABASE_URL: string): Promise<void> {
  await promisify(execFile)(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, DATABASE_URL },
  });
}
