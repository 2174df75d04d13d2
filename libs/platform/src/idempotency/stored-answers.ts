import { encodeRows, jsonRows } from '../database/json-rows';
import type { Sql } from '../database/sql';
import type { Transaction } from '../database/transaction';

export { fingerprintOf } from './canonical';

/** The answer to an earlier request, and what that request asked for. */
export interface StoredAnswer {
  /** See `fingerprintOf`. */
  fingerprint: string;
  /** JSON. */
  answer: string;
}

/** The stored answers among `keys`, by key, in one statement. */
export async function findAnswers(
  sql: Sql,
  scope: string,
  keys: readonly string[],
): Promise<Map<string, StoredAnswer>> {
  if (keys.length === 0) return new Map();
  const rows = await sql.query<StoredAnswer & { key: string }>(
    `SELECT key, fingerprint, answer FROM stored_answers
     WHERE scope = $1 AND key IN (SELECT wanted FROM ${jsonRows(sql.dialect, '$2', { wanted: 'text' })})`,
    [
      scope,
      encodeRows(
        sql.dialect,
        keys.map((key) => [key]),
      ),
    ],
  );
  return new Map(rows.map(({ key, fingerprint, answer }) => [key, { fingerprint, answer }]));
}

/**
 * Keeps the answers to requests with a key, in one statement; one that is there already is replaced. In the
 * transaction of what the requests did, so that an answer is there exactly when its work is.
 */
export async function saveAnswers(
  tx: Transaction,
  scope: string,
  entries: readonly (StoredAnswer & { key: string })[],
): Promise<void> {
  if (entries.length === 0) return;
  const latest = new Map(entries.map((entry) => [entry.key, entry]));
  const columns = { key: 'text', fingerprint: 'text', answer: 'text' } as const;
  const rows = [...latest.values()].map(({ key, fingerprint, answer }) => [key, fingerprint, answer]);
  await tx.query(
    `INSERT INTO stored_answers (scope, created_at, key, fingerprint, answer)
     SELECT CAST($1 AS varchar), CAST($2 AS bigint), given.key, given.fingerprint, given.answer
     FROM ${jsonRows(tx.dialect, '$3', columns)} WHERE true
     ON CONFLICT (scope, key) DO UPDATE SET
       created_at = excluded.created_at, fingerprint = excluded.fingerprint, answer = excluded.answer`,
    [scope, Date.now(), encodeRows(tx.dialect, rows)],
  );
}

/** Deletes up to `limit` answers from before a moment, oldest first; returns how many. */
export async function deleteAnswers(tx: Transaction, beforeMs: number, limit: number): Promise<number> {
  const deleted = await tx.query<{ key: string }>(
    `DELETE FROM stored_answers WHERE (scope, key) IN
       (SELECT scope, key FROM stored_answers WHERE created_at < $1 ORDER BY created_at LIMIT $2)
     RETURNING key`,
    [beforeMs, limit],
  );
  return deleted.length;
}
