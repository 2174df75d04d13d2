import { Injectable } from '@nestjs/common';
import { Reader } from '@app/platform';
import { serving } from './serving';

/** A player's place among all: by points, then by the event that brought them, then by id. */
export interface PointsPlace {
  player_id: number;
  total_points: number;
  points_event_id: number;
}

/** A player with points, as the achievement board shows them; without names where the account is just gone. */
export interface PointsRow extends PointsPlace {
  display_name: string | null;
  username: string | null;
  achievement_count: number;
}

/** So many players, after one of them or with some passed over. */
interface Part {
  after?: PointsPlace;
  skip: number;
  limit: number;
}

const partAfter = 'AND (points_event_id, player_id) > ($2, $3) ORDER BY points_event_id, player_id LIMIT $4';
const partFrom = 'ORDER BY points_event_id, player_id LIMIT $2 OFFSET $3';

const columns = `s.player_id, p.display_name, p.username, s.unlocks AS achievement_count,
  s.points AS total_points, s.points_event_id`;

/** Reads the achievement board, and counts on it, along the index `player_progress_by_points`. */
@Injectable()
export class AchievementBoardQueries {
  constructor(private readonly reader: Reader) {}

  /** One player; undefined for an unknown one. */
  async player(playerId: number): Promise<PointsRow | undefined> {
    const [row] = await this.reader.query<PointsRow>(
      `SELECT ${columns} FROM player_progress s JOIN players p ON p.id = s.player_id
       WHERE s.generation = ${serving} AND s.player_id = $1`,
      [playerId],
    );
    return row;
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

  /** A part of the players with exactly so many points. The inner query reads nothing but the index. */
  playersWith(points: number, { after, skip, limit }: Part): Promise<PointsRow[]> {
    const given = after ? [after.points_event_id, after.player_id, limit] : [limit, skip];
    return this.reader.query<PointsRow>(
      `SELECT ${columns} FROM (
         SELECT generation, player_id FROM player_progress
         WHERE generation = ${serving} AND points = $1 ${after ? partAfter : partFrom}) part
       JOIN player_progress s ON s.generation = part.generation AND s.player_id = part.player_id
       LEFT JOIN players p ON p.id = s.player_id
       ORDER BY s.points_event_id, s.player_id`,
      [points, ...given],
    );
  }

  /** How many players have more points. */
  countAbove(points: number): Promise<number> {
    return this.count('points > $1', [points]);
  }

  /** How many players with the same points are ahead. */
  async countBefore({ total_points, points_event_id, player_id }: PointsPlace): Promise<number> {
    const earlier = await this.count('points = $1 AND points_event_id < $2', [total_points, points_event_id]);
    const lower = 'points = $1 AND points_event_id = $2 AND player_id < $3';
    return earlier + (await this.count(lower, [total_points, points_event_id, player_id]));
  }

  /** How many players have exactly so many points, counted no further than `most`. */
  async countUpTo(points: number, most: number): Promise<number> {
    const [row] = await this.reader.query<{ players: number }>(
      `SELECT CAST(COUNT(*) AS integer) AS players FROM (
         SELECT 1 FROM player_progress WHERE generation = ${serving} AND points = $1 LIMIT $2) part`,
      [points, most],
    );
    return row?.players ?? 0;
  }

  private async count(condition: string, parameters: number[]): Promise<number> {
    const [row] = await this.reader.query<{ players: number }>(
      `SELECT CAST(COUNT(*) AS integer) AS players FROM player_progress
       WHERE generation = ${serving} AND ${condition}`,
      parameters,
    );
    return row?.players ?? 0;
  }
}
