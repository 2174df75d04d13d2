import { wrongRanks } from '../data/wrong-ranks';
import { Random } from '../load/random';
import type { Result } from '../report/result';
import type { RunningServer } from '../servers/running-server';

/** Half of them picked at random, half of those who scored last. */
const compared = 40;

/** Whether ranks on the global board are what SQL counts, now that nothing moves. Errors: as `wrongRanks`. */
export async function compareWithSql(
  laurel: RunningServer,
  database: string,
  players: number,
): Promise<Result> {
  const random = new Random(31);
  const picked = Array.from({ length: compared / 2 }, () => 1 + random.below(players));
  const recent = JSON.parse(await laurel.get(`/api/leaderboard/recent?limit=${compared / 2}`)) as {
    player_id: number;
  }[];
  const sample = [...new Set([...picked, ...recent.map(({ player_id }) => player_id)])];
  return {
    name: `wrong ranks after the writes, of ${sample.length} compared with SQL`,
    measured: await wrongRanks(laurel, database, sample),
    unit: 'ranks',
    goal: { atMost: 0 },
  };
}
