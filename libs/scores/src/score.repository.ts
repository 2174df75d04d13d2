import { Injectable } from '@nestjs/common';
import type { HistoryInput, ListScoresInput, ModeStatistics, Score } from '@app/contracts';
import {
  encodeIds,
  encodeRows,
  idList,
  isoTime,
  jsonRows,
  ratioToTwoPlaces,
  Reader,
  type Sql,
  type SqlValue,
  type Transaction,
} from '@app/platform';

import { intervalNumber } from './intervals';

/** A row of `scores`. */
export interface ScoreRow {
  id: number;
  player_id: number;
  game_mode: string;
  value: number;
  metadata: string | null;
  created_at: number;
}

/** Where a page of scores starts: right behind the score with this sort key and id. */
export interface ScorePlace {
  key: number;
  id: number;
}

/** A player's games in the interval of that number. */
interface IntervalRow {
  number: number;
  games: number;
  best: number;
  sum: number;
}

const columns = {
  id: 'integer',
  player_id: 'integer',
  game_mode: 'text',
  value: 'real',
  metadata: 'text',
  created_at: 'integer',
} as const;

const names = Object.keys(columns).join(', ');

@Injectable()
export class ScoreRepository {
  constructor(private readonly reader: Reader) {}

  /** Writes scores in one statement. */
  async insert(tx: Transaction, rows: readonly ScoreRow[]): Promise<void> {
    if (rows.length === 0) return;
    const values = rows.map((row) => [
      row.id,
      row.player_id,
      row.game_mode,
      row.value,
      row.metadata,
      row.created_at,
    ]);
    await tx.query(
      `INSERT INTO scores (${names}) SELECT ${names} FROM ${jsonRows(tx.dialect, '$1', columns)}`,
      [encodeRows(tx.dialect, values)],
    );
  }

  async deleteOf(tx: Transaction, playerIds: readonly number[]): Promise<void> {
    await tx.query(`DELETE FROM scores WHERE player_id IN ${idList(tx.dialect, '$1')}`, [
      encodeIds(playerIds),
    ]);
  }

  async find(id: number): Promise<ScoreRow | undefined> {
    const [row] = await this.reader.query<ScoreRow>(`SELECT ${names} FROM scores WHERE id = $1`, [id]);
    return row;
  }

  /** Which of these players exist. */
  async existingPlayers(sql: Sql, playerIds: Iterable<number>): Promise<Set<number>> {
    const rows = await sql.query<{ id: number }>(
      `SELECT id FROM players WHERE id IN ${idList(sql.dialect, '$1')}`,
      [encodeIds(playerIds)],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** A page of scores, behind `after` if given. O(log n + skip + limit) for the order's own index. */
  async list(input: ListScoresInput, after: ScorePlace | null): Promise<ScoreRow[]> {
    const { game_mode, player_id, order = 'highest', skip = 0, limit = 100 } = input;
    const key = order === 'highest' ? 'value' : 'created_at';
    const tie = order === 'highest' ? 'id ASC' : 'id DESC';
    const parameters: SqlValue[] = [];
    const bind = (value: SqlValue) => `$${parameters.push(value)}`;
    const conditions: string[] = [];
    if (game_mode !== undefined) conditions.push(`game_mode = ${bind(game_mode)}`);
    if (player_id !== undefined) conditions.push(`player_id = ${bind(player_id)}`);
    if (after) {
      const beyond = order === 'highest' ? '>' : '<';
      conditions.push(`${key} <= ${bind(after.key)}`);
      conditions.push(`(${key} < ${bind(after.key)} OR id ${beyond} ${bind(after.id)})`);
    }
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    return this.reader.query<ScoreRow>(
      `SELECT ${names} FROM scores ${where} ORDER BY ${key} DESC, ${tie} LIMIT ${bind(limit)} OFFSET ${bind(skip)}`,
      parameters,
    );
  }

  /** A player's games by interval, the latest first. O(scores of the player). */
  async intervalsOf(input: HistoryInput, limit: number): Promise<IntervalRow[]> {
    const { player_id, game_mode, interval = 'day', from, to } = input;
    const parameters: SqlValue[] = [player_id];
    const conditions = ['player_id = $1'];
    const add = (comparison: string, value: SqlValue) =>
      conditions.push(`${comparison} $${parameters.push(value)}`);
    if (game_mode !== undefined) add('game_mode =', game_mode);
    if (from !== undefined) add('created_at >=', Date.parse(from));
    if (to !== undefined) add('created_at <', Date.parse(to));
    return this.reader.query<IntervalRow>(
      `SELECT number, COUNT(*) AS games, MAX(value) AS best, SUM(value) AS sum
       FROM (SELECT ${intervalNumber(interval, this.reader.dialect)} AS number, value
             FROM scores WHERE ${conditions.join(' AND ')}) AS played
       GROUP BY number ORDER BY number DESC LIMIT ${limit}`,
      parameters,
    );
  }

  /** One entry a mode, by mode name. O(scores of the player). */
  async statisticsOf(playerId: number): Promise<ModeStatistics[]> {
    const rows = await this.reader.query<{ game_mode: string; best: number; sum: number; games: number }>(
      `SELECT game_mode, MAX(value) AS best, SUM(value) AS sum, COUNT(*) AS games
       FROM scores WHERE player_id = $1 GROUP BY game_mode`,
      [playerId],
    );
    return rows
      .map(({ game_mode, best, sum, games }) => ({
        game_mode,
        best_score: best,
        avg_score: ratioToTwoPlaces(sum, games),
        total_games: games,
      }))
      .sort((a, b) => (a.game_mode < b.game_mode ? -1 : 1));
  }
}

export function toScore(row: ScoreRow): Score {
  return {
    id: row.id,
    player_id: row.player_id,
    game_mode: row.game_mode,
    score: row.value,
    created_at: isoTime(row.created_at),
    metadata: row.metadata === null ? null : (JSON.parse(row.metadata) as Record<string, unknown>),
  };
}
