import { Injectable } from '@nestjs/common';
import { encodeIds, encodeRows, idList, jsonRows, Reader, type Sql, type Transaction } from '@app/platform';
import type { StandingChange } from './standing';

/** What the ranking index holds of a standing. */
export interface RankedStanding {
  player_id: number;
  value: number;
  reached_event_id: number;
}

/** What a row on a page shows of a standing beside its rank. */
export interface StandingDetails {
  player_id: number;
  value: number;
  reached_at: number;
  best: number;
  games: number;
  sum: number;
}

/** All that a player has on the boards of a list. */
interface PlayerStandings {
  playerId: number;
  boardIds: readonly number[];
  changes: readonly StandingChange[];
}

const columns = {
  board_id: 'integer',
  player_id: 'integer',
  value: 'real',
  reached_event_id: 'integer',
  reached_at: 'integer',
  best: 'real',
  games: 'integer',
  sum: 'real',
} as const;

const names = Object.keys(columns).join(', ');

@Injectable()
export class StandingRepository {
  constructor(private readonly reader: Reader) {}

  /** Applies changes to the standings, in one statement. The better value stays; among equal ones the present. */
  async apply(tx: Transaction, changes: readonly StandingChange[]): Promise<void> {
    if (changes.length === 0) return;
    const rows = changes.map((change) => [
      change.boardId,
      change.playerId,
      change.value,
      change.reachedEventId,
      change.reachedAt,
      change.value,
      change.games,
      change.sum,
    ]);
    const ifBetter = (column: string) =>
      `${column} = CASE WHEN excluded.value > standings.value THEN excluded.${column} ELSE standings.${column} END`;
    await tx.query(
      `INSERT INTO standings (${names})
       SELECT ${names} FROM ${jsonRows(tx.dialect, '$1', columns)} WHERE true
       ON CONFLICT (board_id, player_id) DO UPDATE SET
         ${['value', 'reached_event_id', 'reached_at', 'best'].map(ifBetter).join(', ')},
         games = standings.games + excluded.games,
         sum = standings.sum + excluded.sum`,
      [encodeRows(tx.dialect, rows)],
    );
  }

  /** What a player has on some boards, in place of what was there; none where `changes` has none for a board. */
  async replace(tx: Transaction, player: PlayerStandings): Promise<void> {
    const { playerId, boardIds, changes } = player;
    await tx.query(`DELETE FROM standings WHERE player_id = $1 AND board_id IN ${idList(tx.dialect, '$2')}`, [
      playerId,
      encodeIds(boardIds),
    ]);
    await this.apply(tx, changes);
  }

  /** Takes players off all boards of a generation. */
  async removePlayers(tx: Transaction, playerIds: readonly number[], generation: number): Promise<void> {
    await tx.query(
      `DELETE FROM standings WHERE player_id IN ${idList(tx.dialect, '$1')}
       AND board_id IN (SELECT id FROM boards WHERE generation = $2)`,
      [encodeIds(playerIds), generation],
    );
  }

  async discard(tx: Transaction, generation: number): Promise<void> {
    await tx.query('DELETE FROM standings WHERE board_id IN (SELECT id FROM boards WHERE generation = $1)', [
      generation,
    ]);
    await tx.query('DELETE FROM boards WHERE generation = $1', [generation]);
  }

  /** The standings of some players; those without one are missing. */
  async of(boardId: number, playerIds: Iterable<number>): Promise<RankedStanding[]> {
    return this.reader.query<RankedStanding>(
      `SELECT player_id, value, reached_event_id FROM standings
       WHERE board_id = $1 AND player_id IN ${idList(this.reader.dialect, '$2')}`,
      [boardId, encodeIds(playerIds)],
    );
  }

  /** What pages show of some players' standings, by player id. */
  async detailsOf(
    sql: Sql,
    boardId: number,
    playerIds: readonly number[],
  ): Promise<Map<number, StandingDetails>> {
    if (playerIds.length === 0) return new Map();
    const rows = await sql.query<StandingDetails>(
      `SELECT player_id, value, reached_at, best, games, sum FROM standings
       WHERE board_id = $1 AND player_id IN ${idList(sql.dialect, '$2')}`,
      [boardId, encodeIds(playerIds)],
    );
    return new Map(rows.map((row) => [row.player_id, row]));
  }
}
