import { Injectable } from '@nestjs/common';
import { encodeRows, jsonRows, Reader, type Sql, type SqlValue, type Transaction } from '@app/platform';
import type { GameModeRow } from './game-mode';

/** The scores that count in a mode. */
export interface ModeScores {
  count: number;
  /** Null where there is none. */
  lowest: number | null;
  highest: number | null;
}

const columns: readonly (keyof GameModeRow)[] = [
  'code',
  'name',
  'description',
  'sort',
  'operator',
  'ties',
  'decimals',
  'unit',
  'min_score',
  'max_score',
  'in_global',
  'time_zone',
  'reset_cron',
  'resets',
  'opens_at',
  'closes_at',
  'created_at',
];

const names = columns.join(', ');
const places = columns.map((_, index) => `$${index + 1}`).join(', ');
const [, ...changeable] = columns;
const assignments = changeable.map((name, index) => `${name} = $${index + 1}`).join(', ');

@Injectable()
export class GameModeRepository {
  constructor(private readonly reader: Reader) {}

  /** All modes by code. */
  async all(): Promise<GameModeRow[]> {
    const rows = await this.reader.query<GameModeRow>(`SELECT ${names} FROM game_modes`);
    return rows.sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  async find(code: string, sql: Sql = this.reader): Promise<GameModeRow | undefined> {
    return (await this.findAll(sql, [code])).get(code);
  }

  /** Those modes among `codes` that there are, by code, in one statement. */
  async findAll(sql: Sql, codes: readonly string[]): Promise<Map<string, GameModeRow>> {
    if (codes.length === 0) return new Map();
    const wanted = encodeRows(
      sql.dialect,
      codes.map((code) => [code]),
    );
    const rows = await sql.query<GameModeRow>(
      `SELECT ${names} FROM game_modes
       WHERE code IN (SELECT wanted FROM ${jsonRows(sql.dialect, '$1', { wanted: 'text' })})`,
      [wanted],
    );
    return new Map(rows.map((row) => [row.code, row]));
  }

  async insert(tx: Transaction, row: GameModeRow): Promise<void> {
    await tx.query(`INSERT INTO game_modes (${names}) VALUES (${places})`, valuesOf(row, columns));
  }

  async update(tx: Transaction, row: GameModeRow): Promise<void> {
    await tx.query(`UPDATE game_modes SET ${assignments} WHERE code = $${columns.length}`, [
      ...valuesOf(row, changeable),
      row.code,
    ]);
  }

  async delete(tx: Transaction, code: string): Promise<void> {
    await tx.query('DELETE FROM game_modes WHERE code = $1', [code]);
  }

  /** Voided scores are not among them. O(scores of the mode), from an index alone. */
  async scoresIn(tx: Transaction, code: string): Promise<ModeScores> {
    const [row] = await tx.query<ModeScores>(
      `SELECT COUNT(*) AS count, MIN(value) AS lowest, MAX(value) AS highest FROM scores WHERE game_mode = $1`,
      [code],
    );
    return row ?? { count: 0, lowest: null, highest: null };
  }

  /** When the latest score of all was reached, in ms since 1970; 0 where there is none. O(log n). */
  async latestScoreAt(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ latest: number | null }>('SELECT MAX(created_at) AS latest FROM scores');
    return row?.latest ?? 0;
  }
}

function valuesOf(row: GameModeRow, of: readonly (keyof GameModeRow)[]): SqlValue[] {
  return of.map((name) => row[name]);
}
