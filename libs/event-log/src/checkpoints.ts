import { type Sql, type Transaction } from '@app/platform';
import { lastPosition } from './event-store';

/** How far a projection has come, and which run of it serves. */
export interface Checkpoint {
  position: number;
  generation: number;
  /** Goes up when the projection's tables change beside the log. */
  revision: number;
}

/** The checkpoints of the named projections; one that has none yet is missing. */
export async function readCheckpoints(sql: Sql, names: readonly string[]): Promise<Map<string, Checkpoint>> {
  if (names.length === 0) return new Map();
  const list = names.map((_, index) => `$${index + 1}`).join(', ');
  const rows = await sql.query<Checkpoint & { name: string }>(
    `SELECT name, position, generation, revision FROM projection_checkpoints WHERE name IN (${list})`,
    names,
  );
  return byName(rows);
}

/** The log as one query sees it. */
export interface LogSurvey {
  /** The id of the last event; 0 where there is none. */
  end: number;
  checkpoints: ReadonlyMap<string, Checkpoint>;
}

/** The end of the log and the checkpoints of the named projections: one query, because it is made at every append. */
export async function surveyLog(sql: Sql, names: readonly string[]): Promise<LogSurvey> {
  if (names.length === 0) return { end: await lastPosition(sql), checkpoints: new Map() };
  const list = names.map((_, index) => `$${index + 1}`).join(', ');
  const rows = await sql.query<Checkpoint & { name: string; last: number | null }>(
    `SELECT name, position, generation, revision, (SELECT MAX(id) FROM events) AS last
     FROM projection_checkpoints WHERE name IN (${list})`,
    names,
  );
  return {
    end: rows[0]?.last ?? 0,
    checkpoints: byName(rows),
  };
}

function byName(rows: readonly (Checkpoint & { name: string })[]): Map<string, Checkpoint> {
  return new Map(
    rows.map(({ name, position, generation, revision }) => [name, { position, generation, revision }]),
  );
}

/** Starts a projection's checkpoint at the beginning of the log, if it has none. */
export async function createCheckpoint(tx: Transaction, name: string): Promise<void> {
  await tx.query(
    `INSERT INTO projection_checkpoints (name, position, generation) VALUES ($1, 0, 1) ON CONFLICT (name) DO NOTHING`,
    [name],
  );
}

/** Moves checkpoints to `position`, in one statement. */
export async function moveCheckpoints(
  tx: Transaction,
  names: readonly string[],
  position: number,
): Promise<void> {
  if (names.length === 0) return;
  const list = names.map((_, index) => `$${index + 2}`).join(', ');
  await tx.query(`UPDATE projection_checkpoints SET position = $1 WHERE name IN (${list})`, [
    position,
    ...names,
  ]);
}

/** Tells all who hold some of a projection's tables in memory that they have changed beside the log. */
export async function raiseRevision(tx: Transaction, name: string): Promise<void> {
  await tx.query('UPDATE projection_checkpoints SET revision = revision + 1 WHERE name = $1', [name]);
}

/** Sets a checkpoint, made where it does not exist. */
export async function writeCheckpoint(tx: Transaction, name: string, to: Checkpoint): Promise<void> {
  await tx.query(
    `INSERT INTO projection_checkpoints (name, position, generation, revision) VALUES ($1, $2, $3, $4)
     ON CONFLICT (name) DO UPDATE SET position = excluded.position, generation = excluded.generation,
       revision = excluded.revision`,
    [name, to.position, to.generation, to.revision],
  );
}

export async function deleteCheckpoint(tx: Transaction, name: string): Promise<void> {
  await tx.query('DELETE FROM projection_checkpoints WHERE name = $1', [name]);
}
