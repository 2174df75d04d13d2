import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Databases } from './data/databases';
import { readOptions, type BenchOptions, type Suite } from './options';
import { describeMachine } from './report/machine';
import type { Result } from './report/result';
import { formatTable } from './report/table';
import { formatVerdicts } from './report/verdicts';
import { redis } from './scenarios/against-redis';
import { batch } from './scenarios/batch';
import { size } from './scenarios/board-size';
import { distributed } from './scenarios/distributed';
import { growth } from './scenarios/growth';
import { index } from './scenarios/index-figures';
import { large } from './scenarios/large-board';
import { long } from './scenarios/long-run';
import { naive } from './scenarios/naive-page';
import { peer } from './scenarios/peer';
import { phone } from './scenarios/phone';
import { rank, top } from './scenarios/reads';
import type { Extent, Scenario } from './scenarios/scenario';
import { start } from './scenarios/start';
import { submit } from './scenarios/submit';

const suites: Record<Suite, Scenario[]> = {
  normal: [top, rank, submit, batch, growth, peer, naive, size, distributed, start, index, redis, phone],
  large: [large, index],
  long: [long],
};

/** The repository's, whether this runs as TypeScript or compiled below `dist`. */
const resultsFile = join(process.cwd(), 'bench', 'results.json');

function extentOf({ quick, suite, minutes }: BenchOptions): Extent {
  const common = { large: suite === 'large', minutes };
  return quick
    ? { ...common, players: 100_000, largest: 1_000_000, rounds: 2, secondsARound: 1 }
    : { ...common, players: 1_000_000, largest: 10_000_000, rounds: 3, secondsARound: 3 };
}

/** Errors: an Error that lists the names there are. */
function chosen({ suite, only }: BenchOptions): Scenario[] {
  const scenarios = suites[suite];
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
  process.once('exit', () => databases.remove());
  const results: Result[] = [];
  for (const { name, run } of chosen(options)) {
    const begin = performance.now();
    results.push(...(await run({ extent, databases })));
    console.log(`${name}: measured in ${Math.round((performance.now() - begin) / 1_000)} s`);
  }
  console.log(`\n${formatTable(results)}\n\n${formatVerdicts(results)}`);
  const measuredAt = new Date().toISOString();
  writeFileSync(resultsFile, `${JSON.stringify({ measuredAt, machine, extent, results }, null, 2)}\n`);
}

// What runs and what was copied goes with the process, however it is ended.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
