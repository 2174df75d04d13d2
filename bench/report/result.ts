import type { LoadFigures } from '../load/load';

/** What a figure should be: the ratio where there is one, else the measured value. */
export type Goal = { atLeast: number } | { atMost: number };

/** One line of the table. */
export interface Result {
  name: string;
  measured: number;
  unit: string;
  /** What was measured in turn with it. */
  against?: { what: string; measured: number };
  ratio?: number;
  /** The ratio of requests a CPU-second of the server: it does not depend on what else the machine does. */
  cpuRatio?: number;
  goal?: Goal;
  load?: LoadFigures;
  /** What it was made of over time; for the file of results, not for the table. */
  samples?: readonly object[];
}

/** Whether a result reaches its goal, and by how much, as a share of the goal. */
export interface Verdict {
  reached: boolean;
  /** 0.2: a fifth better, or worse, than the goal. */
  by: number;
}

/** Null for a result without a goal. What could not be measured does not reach one. */
export function verdictOf({ goal, ratio, measured }: Result): Verdict | null {
  if (!goal) return null;
  const value = ratio ?? measured;
  if (!Number.isFinite(value)) return { reached: false, by: NaN };
  if ('atLeast' in goal) return { reached: value >= goal.atLeast, by: Math.abs(value / goal.atLeast - 1) };
  return { reached: value <= goal.atMost, by: Math.abs(value / goal.atMost - 1) };
}
