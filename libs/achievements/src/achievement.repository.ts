import { Injectable } from '@nestjs/common';
import {
  encodeIds,
  encodeRows,
  idList,
  jsonRows,
  type Dialect,
  type Sql,
  type Transaction,
} from '@app/platform';
import type { Award, Gain, PlayerState } from './awarding';

interface StateRow {
  player_id: number;
  games: number;
  best: number | null;
  recent: string;
  /** Ids with commas between; null without any. */
  held: string | null;
}

const stateColumns = {
  player_id: 'integer',
  games: 'integer',
  best: 'real',
  recent: 'text',
  unlocks: 'integer',
  points: 'integer',
  points_event_id: 'integer',
} as const;
const stateNames = Object.keys(stateColumns).join(', ');

const progressChanges = 'games = excluded.games, best = excluded.best, recent = excluded.recent';
/** Added to what is there, and left out where nobody gains: then the index of points is not touched. */
const gainChanges = `unlocks = player_progress.unlocks + excluded.unlocks,
  points = player_progress.points + excluded.points,
  points_event_id = CASE WHEN excluded.unlocks > 0 THEN excluded.points_event_id
    ELSE player_progress.points_event_id END`;

const noGain: Gain = { unlocks: 0, points: 0, event_id: 0 };

/** One row a player, however many achievements: rows are what a batch pays for. */
const listed: Record<Dialect, string> = {
  sqlite: 'group_concat(u.achievement_id)',
  postgres: `string_agg(u.achievement_id::text, ',')`,
};

const awardColumns = {
  id: 'integer',
  player_id: 'integer',
  achievement_id: 'integer',
  event_id: 'integer',
  unlocked_at: 'integer',
} as const;
const awardNames = Object.keys(awardColumns).join(', ');

/** The tables `player_progress` and `achievement_unlocks`, one run of the projection at a time. */
@Injectable()
export class AchievementRepository {
  /** The states of those players who have one, in one statement. */
  async states(sql: Sql, ids: Iterable<number>, generation: number): Promise<Map<number, PlayerState>> {
    const rows = await sql.query<StateRow>(
      `SELECT p.player_id, p.games, p.best, p.recent,
         (SELECT ${listed[sql.dialect]} FROM achievement_unlocks u
          WHERE u.generation = p.generation AND u.player_id = p.player_id) AS held
       FROM player_progress p
       WHERE p.generation = $1 AND p.player_id IN ${idList(sql.dialect, '$2')}`,
      [generation, encodeIds(ids)],
    );
    return new Map(rows.map((row) => [row.player_id, fromRow(row)]));
  }

  /** Writes states, new and old, and adds gains to the points of their players, in one statement. */
  async saveStates(
    tx: Transaction,
    states: readonly PlayerState[],
    gains: ReadonlyMap<number, Gain>,
    generation: number,
  ): Promise<void> {
    if (states.length === 0) return;
    const rows = states.map((state) => toRow(state, gains.get(state.player_id) ?? noGain));
    await tx.query(
      `INSERT INTO player_progress (generation, ${stateNames})
       SELECT CAST($1 AS integer), ${stateNames}
       FROM ${jsonRows(tx.dialect, '$2', stateColumns)} WHERE true
       ON CONFLICT (generation, player_id) DO UPDATE SET ${progressChanges}
         ${gains.size > 0 ? `, ${gainChanges}` : ''}`,
      [generation, encodeRows(tx.dialect, rows)],
    );
  }

  /**
   * Writes awards in the order given, in one statement; one that is there already stays as it is. Returns those that
   * were new.
   */
  async insertAwards(tx: Transaction, awards: readonly Award[], generation: number): Promise<Award[]> {
    if (awards.length === 0) return [];
    const ids = await tx.nextIds('achievement_unlocks', awards.length);
    const rows = awards.map(({ player_id, achievement_id, event_id, unlocked_at }, index) => [
      ids[index] ?? null,
      player_id,
      achievement_id,
      event_id,
      unlocked_at,
    ]);
    const inserted = await tx.query<Pick<Award, 'player_id' | 'achievement_id'>>(
      `INSERT INTO achievement_unlocks (generation, ${awardNames})
       SELECT CAST($1 AS integer), ${awardNames} FROM ${jsonRows(tx.dialect, '$2', awardColumns)} WHERE true
       ON CONFLICT (generation, player_id, achievement_id) DO NOTHING RETURNING player_id, achievement_id`,
      [generation, encodeRows(tx.dialect, rows)],
    );
    const fresh = new Set(inserted.map(keyOf));
    return awards.filter((award) => fresh.has(keyOf(award)));
  }

  /** Deletes all that is kept of some players; returns how much of it there was. */
  async removePlayers(
    tx: Transaction,
    ids: Iterable<number>,
    generation: number,
  ): Promise<{ players: number; achievementIds: number[] }> {
    const where = `WHERE generation = $1 AND player_id IN ${idList(tx.dialect, '$2')}`;
    const parameters = [generation, encodeIds(ids)];
    const unlocks = await tx.query<{ achievement_id: number }>(
      `DELETE FROM achievement_unlocks ${where} RETURNING achievement_id`,
      parameters,
    );
    const players = await tx.query<{ player_id: number }>(
      `DELETE FROM player_progress ${where} RETURNING player_id`,
      parameters,
    );
    return { players: players.length, achievementIds: unlocks.map(({ achievement_id }) => achievement_id) };
  }

  async discard(tx: Transaction, generation: number): Promise<void> {
    await tx.query('DELETE FROM achievement_unlocks WHERE generation = $1', [generation]);
    await tx.query('DELETE FROM player_progress WHERE generation = $1', [generation]);
  }
}

function fromRow(row: StateRow): PlayerState {
  const { player_id, games, best } = row;
  const recent = JSON.parse(row.recent) as number[];
  const held = new Set(row.held?.split(',').map(Number));
  return { player_id, progress: { games, best, recent }, held };
}

function toRow({ player_id, progress }: PlayerState, { unlocks, points, event_id }: Gain) {
  const { games, best, recent } = progress;
  return [player_id, games, best, JSON.stringify(recent), unlocks, points, event_id];
}

function keyOf({ player_id, achievement_id }: Pick<Award, 'player_id' | 'achievement_id'>): string {
  return `${player_id} ${achievement_id}`;
}
