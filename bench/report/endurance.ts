import { growthOf, median } from '../statistics';
import type { Result } from './result';

/** How a server is at one moment of a long run. */
export interface Sample {
  /** Since the run began. */
  seconds: number;
  answers: number;
  /** Since the sample before. */
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
  /** The longest that the event loop was held up since the sample before. */
  heldUpMs: number;
  residentMb: number;
  heapMb: number;
  /** Sets of labels of all metrics. */
  labelSets: number;
  handles: number;
  walMb: number;
}

/** By how much resident memory may rise from the middle of a run to its end, as a share. */
const residentTolerance = 0.05;
/** What garbage collections leave, from third to third: how much that is depends on when they come. */
const heapTolerance = 1.1;
/** Answer times, from the first third to the last. */
const latencyTolerance = 1.5;

/** How a run without a leak looks: memory, latency, labels, handles and the write-ahead log stay as they were. */
export function judgeEndurance(samples: readonly Sample[]): Result[] {
  const third = Math.floor(samples.length / 3);
  const first = samples.slice(0, third);
  const middle = samples.slice(third, -third);
  const last = samples.slice(-third);
  const secondHalf = samples.slice(Math.floor(samples.length / 2));
  const highest = (part: readonly Sample[], figure: keyof Sample) =>
    Math.max(...part.map((sample) => sample[figure]));
  const resident = secondHalf.map(({ seconds, residentMb }) => ({ at: seconds, value: residentMb }));
  const latency = (name: string, figure: 'p50Ms' | 'p99Ms'): Result => {
    const middleOf = (part: readonly Sample[]) => median(part.map((sample) => sample[figure]));
    return {
      ...against('first third', middleOf(last), middleOf(first), latencyTolerance),
      name: `${name}, last third`,
      unit: 'ms',
    };
  };
  const more = (name: string, figure: 'labelSets' | 'handles'): Result => ({
    name: `${name}, second half against first`,
    measured: highest(secondHalf, figure) - highest(samples.slice(0, -secondHalf.length), figure),
    unit: 'more',
    goal: { atMost: 0 },
  });
  return [
    {
      name: 'resident memory grows, second half',
      measured: growthOf(resident) * 100,
      unit: '%',
      against: { what: 'median MB', measured: median(resident.map(({ value }) => value)) },
      goal: { atMost: residentTolerance * 100 },
    },
    heapAfterCollections(middle, last),
    latency('p50', 'p50Ms'),
    latency('p99', 'p99Ms'),
    more('sets of labels', 'labelSets'),
    more('open handles', 'handles'),
    {
      ...against('first third', highest(last, 'walMb'), highest(first, 'walMb'), 2),
      name: 'largest write-ahead log, last third',
      unit: 'MB',
    },
    {
      name: 'event loop held up at worst',
      measured: highest(samples, 'heldUpMs'),
      unit: 'ms',
      goal: { atMost: 10 },
    },
  ];
}

/** Without a goal where a run is too short for the heap to fall in both parts: garbage is no leak. */
function heapAfterCollections(before: readonly Sample[], after: readonly Sample[]): Result {
  const lowest = (part: readonly Sample[]) => Math.min(...part.map(({ heapMb }) => heapMb));
  const falls = (part: readonly Sample[]) =>
    part.some(({ heapMb }, index) => heapMb < (part[index - 1]?.heapMb ?? 0) * 0.95);
  const compared = against('middle third', lowest(after), lowest(before), heapTolerance);
  return {
    ...compared,
    name: 'heap after collections, last third',
    unit: 'MB',
    goal: falls(before) && falls(after) ? compared.goal : undefined,
  };
}

function against(
  what: string,
  measured: number,
  before: number,
  atMost: number,
): Pick<Result, 'measured' | 'against' | 'ratio' | 'goal'> {
  return { measured, against: { what, measured: before }, ratio: measured / before, goal: { atMost } };
}
