import { SqlFile } from '../data/sql-file';
import { putUnderLoad, warmUp } from '../load/load';
import { topRequests } from '../load/requests';
import type { Result } from '../report/result';
import { formatNumber } from '../report/table';
import { sumOf } from '../servers/prometheus';
import type { RunningServer } from '../servers/running-server';
import { startLaurel } from '../servers/start-servers';
import { median } from '../statistics';
import { withServers, type Bench, type Scenario } from './scenario';

const page = '/api/leaderboard/global?limit=10';

/** What the board page is without standings, index and cache. */
const naivePage = `
  SELECT p.id, p.display_name, p.username, MAX(s.value) AS best_score, COUNT(*) AS total_games, AVG(s.value) AS avg_score
  FROM scores s JOIN players p ON p.id = s.player_id
  GROUP BY p.id ORDER BY best_score DESC LIMIT 10`;

/** Milliseconds of one naive page, in the same process and without HTTP: to its advantage. */
async function naiveMs(path: string, rounds: number): Promise<number> {
  const file = await SqlFile.open(path);
  try {
    await file.query('PRAGMA cache_size = -65536');
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      await file.query(naivePage);
      times.push(performance.now() - start);
    }
    return median(times);
  } finally {
    await file.close();
  }
}

async function queries(laurel: RunningServer): Promise<number> {
  return sumOf(await laurel.metrics(), 'laurel_database_queries_total');
}

/** Pages over HTTP, one at a time, and the statements they needed. */
async function cachedPages(laurel: RunningServer, seconds: number) {
  const plan = { connections: 1, seconds, requests: topRequests() };
  await laurel.get(page);
  await warmUp(laurel, plan);
  const before = await queries(laurel);
  const load = await putUnderLoad(laurel, plan);
  return { load, queriesAPage: ((await queries(laurel)) - before) / load.answers };
}

/** Statements a page needs where a score moves the board before every 100th; those of the score do not count. */
async function queriesOfMovingBoard(laurel: RunningServer): Promise<number> {
  const [moves, pagesAMove] = [10, 100];
  let sum = 0;
  for (let move = 1; move <= moves; move++) {
    await laurel.post('/api/scores', { player_id: move, score: 2_000_000 + move });
    const before = await queries(laurel);
    for (let read = 0; read < pagesAMove; read++) await laurel.get(page);
    sum += (await queries(laurel)) - before;
  }
  return sum / (moves * pagesAMove);
}

/** The naive page needs one statement. */
function queriesSaved(when: string, queriesAPage: number): Result {
  return {
    name: `board page: database queries saved, ${when}`,
    measured: (1 - queriesAPage) * 100,
    unit: '%',
    against: { what: 'queries a page', measured: queriesAPage },
    goal: { atLeast: 96 },
  };
}

async function run({ extent, databases }: Bench): Promise<Result[]> {
  const { players, rounds, secondsARound } = extent;
  const database = await databases.filled(players);
  const naive = await naiveMs(database, rounds);
  return withServers({ laurel: () => startLaurel(database) }, async ({ laurel }) => {
    const { load, queriesAPage } = await cachedPages(laurel, secondsARound);
    return [
      {
        name: `board page, ${formatNumber(players)} scores, one connection`,
        measured: load.p50Ms,
        unit: 'ms',
        against: { what: 'GROUP BY in SQL', measured: naive },
        ratio: naive / load.p50Ms,
        goal: { atLeast: 50 },
        load,
      },
      queriesSaved('board at rest', queriesAPage),
      queriesSaved('a score every 100 pages', await queriesOfMovingBoard(laurel)),
    ];
  });
}

/** The board page against the plain SQL query for the same rows. */
export const naive: Scenario = { name: 'naive', run };
