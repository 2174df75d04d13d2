import { SqlFile } from './sql-file';

interface Server {
  /** The body of an answer. */
  get(path: string): Promise<string>;
}

/** The part of an answer that is compared. */
interface Place {
  rank: number;
  total_players: number;
  score: number;
}

/** The global board over all time. */
const standings = `standings s JOIN boards b ON b.id = s.board_id JOIN board_sets bs ON bs.id = b.set_id
  WHERE bs.game_mode = '' AND bs.state = 'serving' AND b.period = 'all_time'`;

/**
 * How many of the players' ranks on the global board are not what the file says, while nothing moves: one more than the
 * standings with a better value, counted in one pass over them all. Errors: those of SQLite and of the server.
 */
export async function wrongRanks(server: Server, path: string, players: readonly number[]): Promise<number> {
  const places: Place[] = [];
  for (const id of players) {
    places.push(JSON.parse(await server.get(`/api/leaderboard/player/${id}/rank`)) as Place);
  }
  const file = await SqlFile.open(path);
  try {
    const stored = await file.query<{ player_id: number; value: number }>(
      `SELECT s.player_id, s.value FROM ${standings} AND s.player_id IN (${players.join()})`,
    );
    const values = new Map(stored.map(({ player_id, value }) => [player_id, value]));
    const better = players.map((id, column) => `SUM(s.value > ${values.get(id)}) AS c${column}`);
    const [counts = {}] = await file.query<Record<string, number>>(
      `SELECT COUNT(*) AS total, ${better.join()} FROM ${standings}`,
    );
    return places.filter(
      ({ rank, score, total_players }, column) =>
        score !== values.get(players[column] ?? 0) ||
        rank !== (counts[`c${column}`] ?? NaN) + 1 ||
        total_players !== counts.total,
    ).length;
  } finally {
    await file.close();
  }
}
