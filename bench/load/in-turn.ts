import { median } from '../statistics';
import { putUnderLoad, warmUp, type LoadFigures, type LoadPlan, type MeasuredServer } from './load';

/** Two sides measured in turn. */
export interface Comparison {
  measured: LoadFigures;
  against: LoadFigures;
  /** Requests a second, `measured` to `against`: the median over the rounds. */
  ratio: number;
  /** The same for requests a server CPU-second. */
  cpuRatio: number;
}

/** A server and what it is sent. */
export interface Side {
  server: MeasuredServer;
  plan: LoadPlan;
}

/**
 * Warms both sides up, then puts them under load in turn, `rounds` times. A ratio is taken within each round, where
 * both sides had the same machine, and the median of them counts. Errors: as `putUnderLoad`.
 */
export async function inTurn(rounds: number, measured: Side, against: Side): Promise<Comparison> {
  const pairs: { measured: LoadFigures; against: LoadFigures }[] = [];
  for (const { server, plan } of [measured, against]) await warmUp(server, plan);
  for (let round = 0; round < rounds; round++) {
    pairs.push({
      measured: await putUnderLoad(measured.server, measured.plan),
      against: await putUnderLoad(against.server, against.plan),
    });
  }
  const ratioOf = (figure: 'perSecond' | 'perCpuSecond') =>
    median(pairs.map((pair) => pair.measured[figure] / pair.against[figure]));
  return {
    measured: summarize(pairs.map((pair) => pair.measured)),
    against: summarize(pairs.map((pair) => pair.against)),
    ratio: ratioOf('perSecond'),
    cpuRatio: ratioOf('perCpuSecond'),
  };
}

/** One side by itself: warmed up, then measured `rounds` times. Errors: as `putUnderLoad`. */
export async function alone(rounds: number, { server, plan }: Side): Promise<LoadFigures> {
  const figures: LoadFigures[] = [];
  await warmUp(server, plan);
  for (let round = 0; round < rounds; round++) figures.push(await putUnderLoad(server, plan));
  return summarize(figures);
}

/** Medians; of the slowest answer and the longest hold-up the worst. */
export function summarize(rounds: readonly LoadFigures[]): LoadFigures {
  const middle = (figure: keyof LoadFigures) => median(rounds.map((round) => round[figure]));
  return {
    answers: rounds.reduce((sum, round) => sum + round.answers, 0),
    perSecond: middle('perSecond'),
    perCpuSecond: middle('perCpuSecond'),
    p50Ms: middle('p50Ms'),
    p99Ms: middle('p99Ms'),
    maxMs: Math.max(...rounds.map((round) => round.maxMs)),
    heldUpMs: Math.max(...rounds.map((round) => round.heldUpMs)),
  };
}
