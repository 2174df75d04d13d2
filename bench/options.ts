import { parseArgs } from 'node:util';

/** How much is measured. */
export interface BenchOptions {
  /** Smaller data and shorter rounds: about a minute. */
  quick: boolean;
  /** The ranking index at 10,000,000 players as well. */
  large: boolean;
  /** The scenarios to run; empty: all. */
  only: string[];
}

/** The options on the command line. Errors: a TypeError for one that does not exist. */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  return values;
}
