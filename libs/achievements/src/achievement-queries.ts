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

/** A player with points, as the achievement board shows them. */
export interface PointsRow {
  player_id: number;
  display_name: string;
  username: string;
  achievement_count: number;
  total_points: number;
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

  /** The highest number of points below a given one that any player has; undefined where none has fewer. */
  async nextPoints(below: number): Promise<number | undefined> {
    const [row] = await this.reader.query<{ points: number }>(
      `SELECT points FROM player_progress
       WHERE generation = ${serving} AND points < CAST($1 AS bigint) ORDER BY points DESC LIMIT 1`,
      [below],
    );
    return row?.points;
  }

  /** Up to `limit` players with exactly so many points, who reached them earlier first, then the lower id. */
  playersWith(points: number, limit: number): Promise<PointsRow[]> {
    return this.reader.query<PointsRow>(
      `SELECT s.player_id, p.display_name, p.username,
         s.unlocks AS achievement_count, s.points AS total_points
       FROM player_progress s JOIN players p ON p.id = s.player_id
       WHERE s.generation = ${serving} AND s.points = $1
       ORDER BY s.points_event_id, s.player_id LIMIT $2`,
      [points, limit],
    );
  }
}
