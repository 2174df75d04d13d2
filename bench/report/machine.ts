import { arch, availableParallelism, cpus, loadavg, release, totalmem, type as system } from 'node:os';

/** What the figures were measured on. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  node: string;
  system: string;
  /** Processes that were running or waiting to, a core, before the bench began: above 0.1, only ratios mean much. */
  loadACore: number;
}

/** This machine, without anything that names it. */
export function describeMachine(): Machine {
  const cores = availableParallelism();
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    system: `${system()} ${release()} ${arch()}`,
    loadACore: Number(((loadavg()[0] ?? 0) / cores).toFixed(2)),
  };
}
