import type { Databases } from '../data/databases';
import type { Comparison } from '../load/in-turn';
import type { Goal, Result } from '../report/result';
import type { RunningServer } from '../servers/running-server';

/** How much of everything a run measures. */
export interface Extent {
  /** Players on the large board, and scores in the long log. */
  players: number;
  /** Measurements a side, after the warm-up. */
  rounds: number;
  secondsARound: number;
  /** Whether the ranking index is measured at 10,000,000 players as well. */
  large: boolean;
  /** Players on the largest board there is. */
  largest: number;
  /** How long the long run lasts, in minutes. */
  minutes: number;
}

/** What a scenario works with. */
export interface Bench {
  extent: Extent;
  databases: Databases;
}

/** Something that is measured by itself: it starts what it needs, and ends it. */
export interface Scenario {
  name: string;
  run(bench: Bench): Promise<Result[]>;
}

/** Runs `work` with servers, and ends them whatever happens. */
export async function withServers<Names extends string, Output>(
  start: Record<Names, () => Promise<RunningServer>>,
  work: (servers: Record<Names, RunningServer>) => Promise<Output>,
): Promise<Output> {
  const running = new Map<string, RunningServer>();
  try {
    for (const [name, starting] of Object.entries<() => Promise<RunningServer>>(start)) {
      running.set(name, await starting());
    }
    return await work(Object.fromEntries(running) as Record<Names, RunningServer>);
  } finally {
    for (const server of running.values()) await server.stop();
  }
}

/** How long the event loop was held up at worst while the server was measured. */
export function heldUp(name: string, { measured }: Comparison): Result {
  return {
    name: `${name}: event loop held up`,
    measured: measured.heldUpMs,
    unit: 'ms',
    goal: { atMost: 10 },
  };
}

/** The line of the table for two servers under the same load. */
export function throughput(name: string, what: string, compared: Comparison, goal?: Goal): Result {
  const { measured, against, ratio, cpuRatio } = compared;
  return {
    name,
    measured: measured.perSecond,
    unit: 'requests/s',
    against: { what, measured: against.perSecond },
    ratio,
    cpuRatio,
    goal,
    load: measured,
  };
}
