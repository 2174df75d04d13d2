import { Injectable } from '@nestjs/common';
import type { ListScoresInput, Score, ScoreOrder } from '@app/contracts';
import {
  encodeIds,
  encodeRows,
  idList,
  isoTime,
  jsonRows,
  Reader,
  type Sql,
  type SqlValue,
  type Transaction,
} from '@app/platform';

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

const columns = {
  id: 'integer',
  player_id: 'integer',
  game_mode: 'text',
  value: 'real',
  metadata: 'text',
  created_at: 'integer',
} as const;

const names = Object.keys(columns).join(', ');

type Direction = 'ASC' | 'DESC';

/** What each order sorts by, and which way; and which way the ids of equals go. */
const orders: Record<ScoreOrder, [key: string, direction: Direction, ids: Direction]> = {
  highest: ['value', 'DESC', 'ASC'],
  lowest: ['value', 'ASC', 'ASC'],
  newest: ['created_at', 'DESC', 'DESC'],
};

/** Compares what comes later in a direction with what comes before. */
const later: Record<Direction, '<' | '>'> = { ASC: '>', DESC: '<' };

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
    const [key, direction, ids] = orders[order];
    const parameters: SqlValue[] = [];
    const bind = (value: SqlValue) => `$${parameters.push(value)}`;
    const conditions: string[] = [];
    if (game_mode !== undefined) conditions.push(`game_mode = ${bind(game_mode)}`);
    if (player_id !== undefined) conditions.push(`player_id = ${bind(player_id)}`);
    if (after) {
      conditions.push(`${key} ${later[direction]}= ${bind(after.key)}`);
      conditions.push(
        `(${key} ${later[direction]} ${bind(after.key)} OR id ${later[ids]} ${bind(after.id)})`,
      );
    }
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    return this.reader.query<ScoreRow>(
      `SELECT ${names} FROM scores ${where} ORDER BY ${key} ${direction}, id ${ids} LIMIT ${bind(limit)} OFFSET ${bind(skip)}`,
      parameters,
    );
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
