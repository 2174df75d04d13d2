import { Injectable } from '@nestjs/common';
import type { Player } from '@app/contracts';
import { encodeRows, isoTime, jsonRows, type Sql, type Transaction } from '@app/platform';
import type { PlayerFields } from './player-fields';
import { wordsOf } from './player-words';
import { asTaken } from './taken-name';

/** As stored: times in milliseconds since 1970-01-01 UTC. */
export interface PlayerRow extends PlayerFields {
  id: number;
  created_at: number;
  last_active: number;
}

const columns = 'id, username, email, display_name, created_at, last_active';

/** The tables `players` and `player_words`. */
@Injectable()
export class PlayerRepository {
  async find(sql: Sql, id: number): Promise<PlayerRow | undefined> {
    return one(sql, 'id = $1', id);
  }

  async findByUsername(sql: Sql, username: string): Promise<PlayerRow | undefined> {
    return one(sql, 'username = $1', username);
  }

  async findByEmail(sql: Sql, email: string): Promise<PlayerRow | undefined> {
    return one(sql, 'email = $1', email);
  }

  /** Errors: `username_taken`, `email_taken`. */
  async insert(tx: Transaction, player: PlayerRow): Promise<void> {
    await refusing(player, () =>
      tx.query(`INSERT INTO players (${columns}) VALUES ($1, $2, $3, $4, $5, $6)`, [
        player.id,
        player.username,
        player.email,
        player.display_name,
        player.created_at,
        player.last_active,
      ]),
    );
    await insertWords(tx, player);
  }

  /** Writes all but the time of creation. Errors: `username_taken`, `email_taken`. */
  async update(tx: Transaction, player: PlayerRow, renamed: boolean): Promise<void> {
    await refusing(player, () =>
      tx.query(
        'UPDATE players SET username = $1, email = $2, display_name = $3, last_active = $4 WHERE id = $5',
        [player.username, player.email, player.display_name, player.last_active, player.id],
      ),
    );
    if (!renamed) return;
    await deleteWords(tx, player.id);
    await insertWords(tx, player);
  }

  async delete(tx: Transaction, id: number): Promise<void> {
    await deleteWords(tx, id);
    await tx.query('DELETE FROM players WHERE id = $1', [id]);
  }

  /** Moves `last_active` forward to the moments given by player; never backwards. One statement. */
  async seenAt(tx: Transaction, moments: ReadonlyMap<number, number>): Promise<void> {
    if (moments.size === 0) return;
    await tx.query(
      `UPDATE players SET last_active = given.moment
       FROM ${jsonRows(tx.dialect, '$1', { player: 'integer', moment: 'integer' })}
       WHERE players.id = given.player AND players.last_active < given.moment`,
      [encodeRows(tx.dialect, [...moments])],
    );
  }
}

/** The columns of a player, for queries that list several. */
export const playerColumns = columns;

/** A player in the form of the API. */
export function toPlayer(row: PlayerRow): Player {
  const { id, username, email, display_name, created_at, last_active } = row;
  return {
    id,
    username,
    email,
    display_name,
    created_at: isoTime(created_at),
    last_active: isoTime(last_active),
  };
}

async function one(sql: Sql, condition: string, value: string | number): Promise<PlayerRow | undefined> {
  const [row] = await sql.query<PlayerRow>(`SELECT ${columns} FROM players WHERE ${condition}`, [value]);
  return row;
}

async function refusing(fields: PlayerFields, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw asTaken(error, fields);
  }
}

async function insertWords(tx: Transaction, { id, username, display_name }: PlayerRow): Promise<void> {
  const rows = wordsOf([username, display_name]).map((word) => [word, id]);
  await tx.query(
    `INSERT INTO player_words (word, player_id)
     SELECT given.word, given.player FROM ${jsonRows(tx.dialect, '$1', { word: 'text', player: 'integer' })}`,
    [encodeRows(tx.dialect, rows)],
  );
}

async function deleteWords(tx: Transaction, id: number): Promise<void> {
  await tx.query('DELETE FROM player_words WHERE player_id = $1', [id]);
}
