import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { LoadFigures } from '../load/load';
import { MixedRequests } from '../load/mixed-requests';
import { OpenLoop } from '../load/open-loop';
import { judgeEndurance, type Sample } from '../report/endurance';
import type { Result } from '../report/result';
import { formatNumber } from '../report/table';
import { sumOf } from '../servers/prometheus';
import { usageIn, type RunningServer } from '../servers/running-server';
import { startLaurel } from '../servers/start-servers';
import { median, percentile } from '../statistics';
import { compareWithSql } from './compare-with-sql';
import { withServers, type Bench, type Scenario } from './scenario';

const players = 10_000;
const modes = Array.from({ length: 6 }, (_, index) => `MODE_${index + 1}`);
const connections = 64;
/** How much of what the server takes at most is sent. */
const shareOfMost = 0.7;
/** Finding that out warms the server up, too. */
const longestFlatOutSeconds = 15;
const sampleSeconds = 10;
/** Fewer samples than that say nothing: a short run is sampled more often. */
const fewestSamples = 12;

/** Samples for some seconds. */
async function sample(
  laurel: RunningServer,
  database: string,
  load: OpenLoop,
  duration: number,
): Promise<Sample[]> {
  const every = Math.min(sampleSeconds, duration / fewestSamples);
  const begin = performance.now();
  const samples: Sample[] = [];
  load.durations();
  await laurel.usage();
  for (let number = 1; number * every <= duration; number++) {
    await pause(begin + number * every * 1e3 - performance.now());
    const taken = {
      seconds: (performance.now() - begin) / 1e3,
      ...(await takeSample(laurel, database, load.durations())),
    };
    samples.push(taken);
    console.log(formatSample(taken));
  }
  return samples;
}

async function takeSample(
  laurel: RunningServer,
  database: string,
  durations: readonly number[],
): Promise<Omit<Sample, 'seconds'>> {
  const metrics = await laurel.metrics();
  return {
    answers: durations.length,
    p50Ms: percentile(durations, 0.5),
    p99Ms: percentile(durations, 0.99),
    maxMs: percentile(durations, 1),
    heldUpMs: usageIn(metrics).heldUpMs,
    residentMb: sumOf(metrics, 'process_resident_memory_bytes') / 1e6,
    heapMb: sumOf(metrics, 'nodejs_heap_size_used_bytes') / 1e6,
    labelSets: [...metrics.values()].reduce((sum, values) => sum + values.length, 0),
    handles: sumOf(metrics, 'nodejs_active_handles_total'),
    walMb: statSync(`${database}-wal`).size / 1e6,
  };
}

function formatSample(sample: Sample): string {
  return Object.entries<number>({ ...sample })
    .map(([name, value]) => `${name} ${formatNumber(value)}`)
    .join('  ');
}

/** Over all samples; of answer times the median of the samples', of the slowest the worst. */
function summary(samples: readonly Sample[], perCpuSecond: number): LoadFigures {
  const all = (figure: keyof Sample) => samples.map((each) => each[figure]);
  const answers = all('answers').reduce((sum, each) => sum + each, 0);
  return {
    answers,
    perSecond: answers / (samples.at(-1)?.seconds ?? NaN),
    perCpuSecond,
    p50Ms: median(all('p50Ms')),
    p99Ms: median(all('p99Ms')),
    maxMs: Math.max(...all('maxMs')),
    heldUpMs: Math.max(...all('heldUpMs')),
  };
}

/** The load at its steady rate, with the samples taken of it. */
async function steadyLoad(
  laurel: RunningServer,
  database: string,
  load: OpenLoop,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<Result[]> {
  const before = await laurel.usage();
  const sampling = sample(laurel, database, load, seconds);
  const [samples] = await Promise.all([sampling, load.run(rate, seconds)]);
  const { cpuSeconds } = await laurel.usage();
  const answers = samples.reduce((sum, each) => sum + each.answers, 0);
  const figures = summary(samples, answers / (cpuSeconds - before.cpuSeconds));
  return [
    {
      name: `mixed load at 70 % of that, ${formatNumber(seconds)} s`,
      measured: figures.perSecond,
      unit: 'requests/s',
      load: figures,
      samples,
    },
    ...judgeEndurance(samples),
  ];
}

async function run({ extent, databases }: Bench): Promise<Result[]> {
  const seconds = extent.minutes * 60;
  const database = await databases.filled(players);
  return withServers({ laurel: () => startLaurel(database) }, async ({ laurel }) => {
    const requests = new MixedRequests({ players, modes });
    for (const batch of requests.everyone()) await laurel.post('/api/scores/batch', batch);
    const load = await OpenLoop.open(laurel.url, connections, requests.next);
    try {
      const most = await load.flatOut(Math.min(longestFlatOutSeconds, seconds / 4));
      return [
        { name: 'mixed load, flat out', measured: most, unit: 'requests/s' },
        ...(await steadyLoad(laurel, database, load, { rate: most * shareOfMost, seconds })),
        await compareWithSql(laurel, database, players),
      ];
    } finally {
      load.close();
    }
  });
}

/** A steady mixed load for minutes: whether memory, latency and metrics stay as they are. */
export const long: Scenario = { name: 'long', run };
