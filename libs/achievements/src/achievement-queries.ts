import { Injectable } from '@nestjs/common';
import { Reader } from '@app/platform';
import { noProgress, type Progress } from './criteria';
import { serving } from './serving';

/** An unlock of one player; its moment in milliseconds since 1970-01-01 UTC. */
export interface UnlockRow {
  id: number;
  achievement_id: number;
  unlocked_at: number;
}

interface ProgressRow {
  games: number | null;
  best: number | null;
  recent: string | null;
}

/** Reads what the projection has written, of players who still exist. */
@Injectable()
export class AchievementQueries {
  constructor(private readonly reader: Reader) {}

  /** A player's unlocks, latest first. Sorted here: SQLite would sort by walking everybody's unlocks in time. */
  async unlocks(playerId: number): Promise<UnlockRow[]> {
    const rows = await this.reader.query<UnlockRow>(
      `SELECT id, achievement_id, unlocked_at FROM achievement_unlocks
       WHERE generation = ${serving} AND player_id = $1`,
      [playerId],
    );
    return rows.sort((a, b) => b.unlocked_at - a.unlocked_at || b.id - a.id);
  }

  /** A player's progress; undefined for an unknown player. */
  async progress(playerId: number): Promise<Progress | undefined> {
    const [row] = await this.reader.query<ProgressRow>(
      `SELECT s.games, s.best, s.recent FROM players p
       LEFT JOIN player_progress s ON s.player_id = p.id AND s.generation = ${serving}
       WHERE p.id = $1`,
      [playerId],
    );
    if (!row) return undefined;
    if (row.games === null || row.recent === null) return noProgress;
    return { games: row.games, best: row.best, recent: JSON.parse(row.recent) as number[] };
  }
}
