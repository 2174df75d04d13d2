import { Injectable } from '@nestjs/common';
import type { PeriodName } from '@app/periods';
import { encodeIds, encodeRows, idList, jsonRows, Reader } from '@app/platform';
import type { BoardRef } from './board-key';
import type { BoardSet } from './board-set';

interface BoardRowRead {
  id: number;
  set_id: number;
  period: PeriodName;
  period_key: string;
}

/** What the database knows of boards as a whole. */
@Injectable()
export class BoardRepository {
  constructor(private readonly reader: Reader) {}

  /** The boards of some sets that a player is on, in periods of these keys. O(boards the player was ever on). */
  async ofPlayer(
    playerId: number,
    sets: ReadonlyMap<number, BoardSet>,
    periodKeys: Iterable<string>,
  ): Promise<BoardRef[]> {
    const { dialect } = this.reader;
    const keys = [...periodKeys].map((key) => [key]);
    const rows = await this.reader.query<BoardRowRead>(
      `SELECT b.id, b.set_id, b.period, b.period_key FROM standings s JOIN boards b ON b.id = s.board_id
       WHERE s.player_id = $1 AND b.period_key IN (SELECT key FROM ${jsonRows(dialect, '$2', { key: 'text' })})`,
      [playerId, encodeRows(dialect, keys)],
    );
    return rows.flatMap((row) => {
      const set = sets.get(row.set_id);
      return set ? [toRef(row, set)] : [];
    });
  }

  /** A player's best single scores, by board. */
  async bestsOf(playerId: number, boardIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
    if (boardIds.length === 0) return new Map();
    const rows = await this.reader.query<{ board_id: number; best: number }>(
      `SELECT board_id, best FROM standings
       WHERE player_id = $1 AND board_id IN ${idList(this.reader.dialect, '$2')}`,
      [playerId, encodeIds(boardIds)],
    );
    return new Map(rows.map(({ board_id, best }) => [board_id, best]));
  }

  /** All boards of a set. */
  async ofSet(set: BoardSet): Promise<BoardRef[]> {
    const rows = await this.reader.query<BoardRowRead>(
      'SELECT id, set_id, period, period_key FROM boards WHERE set_id = $1',
      [set.id],
    );
    return rows.map((row) => toRef(row, set));
  }

  async modeExists(code: string): Promise<boolean> {
    return (await this.reader.query('SELECT code FROM game_modes WHERE code = $1', [code])).length > 0;
  }

  /** How many players are on each of these boards; those with nobody are missing. O(players on them). */
  async playersOn(boardIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
    if (boardIds.length === 0) return new Map();
    const rows = await this.reader.query<{ board_id: number; players: number }>(
      `SELECT board_id, COUNT(*) AS players FROM standings
       WHERE board_id IN ${idList(this.reader.dialect, '$1')} GROUP BY board_id`,
      [encodeIds(boardIds)],
    );
    return new Map(rows.map(({ board_id, players }) => [board_id, players]));
  }

  /** The games of all players on a board. O(players on it). */
  async gamesOn(boardId: number): Promise<number> {
    const [row] = await this.reader.query<{ games: number | null }>(
      'SELECT SUM(games) AS games FROM standings WHERE board_id = $1',
      [boardId],
    );
    return Number(row?.games ?? 0);
  }
}

function toRef({ id, period, period_key }: BoardRowRead, set: BoardSet): BoardRef {
  return { id, set, period, periodKey: period_key };
}
