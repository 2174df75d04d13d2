import { Injectable } from '@nestjs/common';
import type { ActivityEntry } from '@app/contracts';
import { isoTime, Reader } from '@app/platform';

interface ActivityRow {
  player_id: number;
  username: string;
  display_name: string;
  created_at: number;
}

interface ScoreRow extends ActivityRow {
  value: number;
  game_mode: string;
}

interface UnlockRow extends ActivityRow {
  achievement_id: number;
  name: string;
  icon: string;
}

/** What happened lately, of players who still exist. */
@Injectable()
export class ActivityRepository {
  constructor(private readonly reader: Reader) {}

  /** The latest scores, newest first. */
  async scores(limit: number): Promise<ActivityEntry[]> {
    const rows = await this.reader.query<ScoreRow>(
      `SELECT s.value, s.game_mode, s.created_at, p.id AS player_id, p.username, p.display_name
       FROM scores s JOIN players p ON p.id = s.player_id
       ORDER BY s.created_at DESC, s.id DESC LIMIT $1`,
      [limit],
    );
    return rows.map(({ value, game_mode, ...who }) => ({
      score: value,
      game_mode,
      created_at: isoTime(who.created_at),
      display_name: who.display_name,
      username: who.username,
      player_id: who.player_id,
    }));
  }

  /** The latest unlocks, newest first. */
  async unlocks(limit: number): Promise<ActivityEntry[]> {
    const rows = await this.reader.query<UnlockRow>(
      `SELECT u.achievement_id, a.name, a.icon, u.unlocked_at AS created_at,
         p.id AS player_id, p.username, p.display_name
       FROM achievement_unlocks u
       JOIN achievements a ON a.id = u.achievement_id
       JOIN players p ON p.id = u.player_id
       WHERE u.generation = (SELECT generation FROM projection_checkpoints WHERE name = 'achievements')
       ORDER BY u.unlocked_at DESC, u.id DESC LIMIT $1`,
      [limit],
    );
    return rows.map((row) => ({
      achievement_id: row.achievement_id,
      achievement_name: row.name,
      achievement_icon: row.icon,
      created_at: isoTime(row.created_at),
      display_name: row.display_name,
      username: row.username,
      player_id: row.player_id,
    }));
  }

  /**
   * How far the achievements have been evaluated, and the latest unlock, which may be a late one: what the feed shows changes with them.
   * O(log n): of one generation alone the latest would be looked for among all.
   */
  async unlocksVersion(): Promise<string> {
    const [row] = await this.reader.query<{ position: number; latest: number | null }>(
      `SELECT position, (SELECT MAX(id) FROM achievement_unlocks) AS latest
       FROM projection_checkpoints WHERE name = 'achievements'`,
    );
    return `${row?.position ?? 0}:${row?.latest ?? 0}`;
  }
}
