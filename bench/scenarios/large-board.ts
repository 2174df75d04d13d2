import { setTimeout as pause } from 'node:timers/promises';
import { alone } from '../load/in-turn';
import { putUnderLoad, warmUp } from '../load/load';
import { Random } from '../load/random';
import { aroundRequests, rankRequests, scoreRequests, topRequests, type Requests } from '../load/requests';
import type { Result } from '../report/result';
import { formatNumber } from '../report/table';
import { sumOf } from '../servers/prometheus';
import type { RunningServer } from '../servers/running-server';
import { startLaurel } from '../servers/start-servers';
import { compareSizes, startSmall } from './board-size';
import { compareWithSql } from './compare-with-sql';
import { withServers, type Bench, type Extent, type Scenario } from './scenario';

const writers = 64;
/** Between two looks at the memory. */
const memoryEveryMs = 500;
const boardPaths = ['/api/leaderboard/global?limit=1', '/api/leaderboard/gamemode/CLASSIC?limit=1'];

async function residentMb(server: RunningServer): Promise<number> {
  return sumOf(await server.metrics(), 'process_resident_memory_bytes') / 1e6;
}

/** The heap and what it holds outside, garbage included. */
async function usedBytes(server: RunningServer): Promise<number> {
  const samples = await server.metrics();
  return sumOf(samples, 'nodejs_heap_size_used_bytes') + sumOf(samples, 'nodejs_external_memory_bytes');
}

/** The least memory in use while `work` runs: right after a collection. */
async function leastUsedBytes(server: RunningServer, work: Promise<unknown>): Promise<number> {
  let [least, working] = [Infinity, true];
  const done = work.finally(() => (working = false));
  while (working) {
    least = Math.min(least, await usedBytes(server));
    await pause(memoryEveryMs);
  }
  await done;
  return least;
}

/** Loads the global board and the mode's, while scores go on coming in one after another. */
async function load(laurel: RunningServer, players: number): Promise<Result[]> {
  const begin = performance.now();
  let loaded = false;
  const reading = Promise.all(boardPaths.map((path) => laurel.get(path))).finally(() => (loaded = true));
  const random = new Random(99);
  let writes = 0;
  for (; !loaded; writes++) {
    await laurel.post('/api/scores', {
      player_id: 1 + random.below(players),
      score: random.below(1_000_000),
    });
  }
  await reading;
  const seconds = (performance.now() - begin) / 1e3;
  const { heldUpMs } = await laurel.usage();
  const boards = `two boards of ${formatNumber(players)}`;
  return [
    { name: `${boards}: loaded`, measured: seconds, unit: 's' },
    { name: `${boards}: event loop held up meanwhile`, measured: heldUpMs, unit: 'ms', goal: { atMost: 10 } },
    { name: `${boards}: scores taken meanwhile, one by one`, measured: writes, unit: 'scores' },
    { name: `${boards}: resident memory when loaded`, measured: await residentMb(laurel), unit: 'MB' },
  ];
}

async function reads(laurel: RunningServer, players: number, extent: Extent): Promise<Result[]> {
  const { rounds, secondsARound: seconds } = extent;
  const read = async (title: string, connections: number, requests: Requests): Promise<Result> => {
    const figures = await alone(rounds, { server: laurel, plan: { connections, seconds, requests } });
    const name = `${formatNumber(players)} players: ${title}, ${connections} connections`;
    return { name, measured: figures.perSecond, unit: 'requests/s', load: figures };
  };
  return [
    await read('top 10', 32, topRequests(10)),
    await read('rank of a player', 32, rankRequests(players, 32)),
    await read('around a player', 32, aroundRequests(players, 32)),
  ];
}

/** Durable submissions with ranks read at the same time. CPU-seconds cannot be told apart: neither has that figure. */
async function writesAndReads(laurel: RunningServer, players: number, extent: Extent): Promise<Result[]> {
  const seconds = extent.rounds * extent.secondsARound;
  const writes = { connections: writers, seconds, requests: scoreRequests(players, writers) };
  const ranks = { connections: 1, seconds, requests: rankRequests(players, 1) };
  await warmUp(laurel, writes);
  const [written, read] = await Promise.all([putUnderLoad(laurel, writes), putUnderLoad(laurel, ranks)]);
  const line = (title: string, figures: typeof written): Result => ({
    name: `${formatNumber(players)} players: ${title}`,
    measured: figures.perSecond,
    unit: 'requests/s',
    load: { ...figures, perCpuSecond: NaN },
  });
  return [
    line(`submit, durable, ${writers} connections`, written),
    line('rank of a player meanwhile, one connection', read),
  ];
}

async function memory(laurel: RunningServer, before: number, reading: Promise<unknown>, players: number) {
  const bytes = (await leastUsedBytes(laurel, reading)) - before;
  const standings = boardPaths.length * players;
  return [
    { name: 'memory a standing', measured: bytes / standings, unit: 'B', goal: { atMost: 40 } },
    { name: 'resident memory while reading', measured: await residentMb(laurel), unit: 'MB' },
  ];
}

async function run(bench: Bench): Promise<Result[]> {
  const { extent, databases } = bench;
  const players = extent.largest;
  const database = await databases.filledForRanks(players);
  const begin = performance.now();
  return withServers({ large: () => startLaurel(database) }, async ({ large }) => {
    const listening = (performance.now() - begin) / 1e3;
    const before = await usedBytes(large);
    const loaded = await load(large, players);
    const reading = reads(large, players, extent);
    return [
      { name: `start, ${formatNumber(players)} players`, measured: listening, unit: 's' },
      ...loaded,
      ...(await memory(large, before, reading, players)),
      ...(await withServers({ small: () => startSmall(bench) }, ({ small }) =>
        compareSizes({ large, small }, players, extent),
      )),
      ...(await reading),
      ...(await writesAndReads(large, players, extent)),
      await compareWithSql(large, database, players),
      { name: 'resident memory at the end', measured: await residentMb(large), unit: 'MB' },
    ];
  });
}

/** The largest board, in a real database: whether it loads, answers, takes writes, and is right. */
export const large: Scenario = { name: 'large', run };
