import { setTimeout as pause } from 'node:timers/promises';
import type { Result } from '../report/result';
import { formatNumber } from '../report/table';
import { sumOf } from '../servers/prometheus';
import type { RunningServer } from '../servers/running-server';
import { startLaurel } from '../servers/start-servers';
import { median } from '../statistics';
import { withServers, type Bench, type Scenario } from './scenario';

/** After the start, until the memory counts as idle. */
const idleAfterMs = 2_000;

interface Start {
  listeningS: number;
  firstPageS: number;
  memoryMb: number;
  /** After the first page. */
  loadedMb: number;
}

async function measureStart(database: string): Promise<Start> {
  const begin = performance.now();
  const seconds = () => (performance.now() - begin) / 1_000;
  return withServers({ laurel: () => startLaurel(database) }, async ({ laurel }) => {
    const listeningS = seconds();
    await laurel.get('/api/leaderboard/global');
    const firstPageS = seconds();
    const loadedMb = await memoryMb(laurel);
    await pause(idleAfterMs);
    return { listeningS, firstPageS, memoryMb: await memoryMb(laurel), loadedMb };
  });
}

async function memoryMb(server: RunningServer): Promise<number> {
  return sumOf(await server.metrics(), 'process_resident_memory_bytes') / 1e6;
}

async function run({ extent, databases }: Bench): Promise<Result[]> {
  const { players, rounds } = extent;
  const empty: Start[] = [];
  for (let round = 0; round < rounds; round++) empty.push(await measureStart(databases.newPath()));
  const full = await measureStart(await databases.filled(players));
  const board = `${formatNumber(players)} standings`;
  const emptyMedian = (figure: keyof Start) => median(empty.map((start) => start[figure]));
  return [
    { name: 'start, new database', measured: emptyMedian('listeningS'), unit: 's', goal: { atMost: 3 } },
    { name: 'memory, idle', measured: emptyMedian('memoryMb'), unit: 'MB', goal: { atMost: 200 } },
    { name: `start, ${board} a board`, measured: full.listeningS, unit: 's', goal: { atMost: 3 } },
    { name: `start, ${board}: first page of the board`, measured: full.firstPageS, unit: 's' },
    { name: `memory with ${board} in the index, after loading`, measured: full.loadedMb, unit: 'MB' },
  ];
}

/** How soon a server is there, and how large it is. */
export const start: Scenario = { name: 'start', run };
