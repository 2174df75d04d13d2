import { benchRanking, type Figure } from '../ranking.bench';
import type { Goal, Result } from '../report/result';
import type { Bench, Scenario } from './scenario';

const largest = 10_000_000;
const smallest = 10_000;
/** The index with its player table, in bytes a standing. */
const memoryGoal = 40;

function toResult({ name, value, unit, goal }: Figure): Result {
  return { name: `index, ${name}`, measured: value, unit, goal: goalOf(name, goal) };
}

function goalOf(name: string, text: string | undefined): Goal | undefined {
  if (name.endsWith('with the player table')) return { atMost: memoryGoal };
  const limit = /^≤ ([\d.]+)$/.exec(text ?? '')?.[1];
  return limit === undefined ? undefined : { atMost: Number(limit) };
}

/** Errors: an Error where the ranking benchmark has no such figure. */
function valueOf(figures: readonly Figure[], name: string): number {
  const figure = figures.find((each) => each.name.endsWith(name));
  if (!figure) throw new Error(`The index has no figure "${name}"`);
  return figure.value;
}

async function compareSizes(): Promise<Result[]> {
  const small = await benchRanking([smallest]);
  const large = await benchRanking([largest]);
  const [measured, against] = [valueOf(large, 'shared rank'), valueOf(small, 'shared rank')];
  return [
    ...large.map(toResult),
    {
      name: 'index, rank of a random player at 10,000,000',
      measured,
      unit: 'µs',
      against: { what: 'at 10,000', measured: against },
      ratio: measured / against,
      goal: { atMost: 4 },
    },
  ];
}

async function run({ extent }: Bench): Promise<Result[]> {
  const results = (await benchRanking([extent.players])).map(toResult);
  return extent.large ? [...results, ...(await compareSizes())] : results;
}

/** The ranking index by itself. */
export const index: Scenario = { name: 'index', run };
