import { parseArgs } from 'node:util';

/** What is measured: everything but the long things, the largest board, or hours in minutes. */
export type Suite = 'normal' | 'large' | 'long';

/** How much is measured. */
export interface BenchOptions {
  suite: Suite;
  /** Smaller data and shorter rounds. */
  quick: boolean;
  /** How long the long run lasts, in minutes. */
  minutes: number;
  /** The scenarios of the suite to run; empty: all. */
  only: string[];
}

/** The options on the command line. Errors: a TypeError for one that does not exist, an Error for one that makes no sense. */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
      long: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '10' },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  const { quick, large, long, only } = values;
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new Error(`--minutes takes a number above 0, not ${values.minutes}`);
  if (large && long) throw new Error('--large and --long are measured one after the other, not together');
  return { suite: large ? 'large' : long ? 'long' : 'normal', quick, minutes, only };
}
