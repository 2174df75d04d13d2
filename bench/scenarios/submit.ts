import { SqlFile } from '../data/sql-file';
import { inTurn, type Comparison } from '../load/in-turn';
import { scoreRequests } from '../load/requests';
import type { Result } from '../report/result';
import type { RunningServer } from '../servers/running-server';
import { startBare, startLaurel } from '../servers/start-servers';
import { heldUp, throughput, withServers, type Bench, type Scenario } from './scenario';

const connections = 64;
const players = 2_000;

async function storedScores(path: string): Promise<number> {
  const file = await SqlFile.open(path);
  try {
    const [row] = await file.query<{ stored: number }>('SELECT COUNT(*) AS stored FROM scores');
    return row?.stored ?? 0;
  } finally {
    await file.close();
  }
}

/** One durable score, answered with all it changed; the size of that answer. */
async function answerBytes(laurel: RunningServer): Promise<number> {
  return Buffer.byteLength(await laurel.post('/api/scores', { player_id: 1, score: 1_000_000 }));
}

/** Errors: an Error where a score that was answered with 201 is not in the file. */
function checkDurability(stored: number, { answers }: Comparison['measured']): void {
  if (stored < answers) throw new Error(`Of ${answers} scores answered with 201 only ${stored} are stored`);
}

async function run({ extent, databases }: Bench): Promise<Result[]> {
  const { rounds, secondsARound: seconds } = extent;
  const database = await databases.filled(players);
  const before = await storedScores(database);
  return withServers({ laurel: () => startLaurel(database) }, async ({ laurel }) => {
    const bytes = await answerBytes(laurel);
    return withServers({ bare: () => startBare(2, bytes) }, async ({ bare }) => {
      const plan = { connections, seconds, requests: scoreRequests(players, connections) };
      const compared = await inTurn(rounds, { server: laurel, plan }, { server: bare, plan });
      checkDurability((await storedScores(database)) - before, compared.measured);
      return [
        throughput('submit, durable', `bare POST, ${bytes} B`, compared, { atLeast: 0.35 }),
        heldUp('submit', compared),
      ];
    });
  });
}

/** Scores of 2,000 players, each on disk, on every board and evaluated before its answer. */
export const submit: Scenario = { name: 'submit', run };
