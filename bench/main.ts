import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Databases } from './data/databases';
import { readOptions, type BenchOptions } from './options';
import { describeMachine } from './report/machine';
import type { Result } from './report/result';
import { formatTable } from './report/table';
import { distributed } from './scenarios/distributed';
import { growth } from './scenarios/growth';
import { index } from './scenarios/index-figures';
import { naive } from './scenarios/naive-page';
import { rank, top } from './scenarios/reads';
import type { Extent, Scenario } from './scenarios/scenario';
import { start } from './scenarios/start';
import { submit } from './scenarios/submit';

const scenarios = [top, rank, submit, growth, naive, distributed, start, index];

/** The repository's, whether this runs as TypeScript or compiled below `dist`. */
const resultsFile = join(process.cwd(), 'bench', 'results.json');

function extentOf({ quick, large }: BenchOptions): Extent {
  return quick
    ? { players: 100_000, rounds: 2, secondsARound: 1, large }
    : { players: 1_000_000, rounds: 3, secondsARound: 3, large };
}

/** Errors: an Error that lists the names there are. */
function chosen(only: string[]): Scenario[] {
  const unknown = only.filter((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown.length === 0) return scenarios.filter(({ name }) => only.length === 0 || only.includes(name));
  const names = scenarios.map(({ name }) => name).join(', ');
  throw new Error(`There is no ${unknown.join(', ')} to measure; there are ${names}`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const extent = extentOf(options);
  const machine = describeMachine();
  const { cpu, cores, memoryGb, node, system, loadACore } = machine;
  console.log(`${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}, ${system}; load a core ${loadACore}`);
  const databases = new Databases();
  const results: Result[] = [];
  try {
    for (const { name, run } of chosen(options.only)) {
      const begin = performance.now();
      results.push(...(await run({ extent, databases })));
      console.log(`${name}: measured in ${Math.round((performance.now() - begin) / 1_000)} s`);
    }
  } finally {
    databases.remove();
  }
  console.log(`\n${formatTable(results)}\n`);
  const measuredAt = new Date().toISOString();
  writeFileSync(resultsFile, `${JSON.stringify({ measuredAt, machine, extent, results }, null, 2)}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
