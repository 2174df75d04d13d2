import { SqlFile } from './sql-file';
import { fillStatements, type Content } from './fill-statements';

interface StoredIndex {
  name: string;
  sql: string;
}

const fast = [
  'PRAGMA journal_mode = DELETE',
  'PRAGMA journal_mode = OFF',
  'PRAGMA synchronous = OFF',
  'PRAGMA locking_mode = EXCLUSIVE',
  'PRAGMA cache_size = -524288',
  'PRAGMA temp_store = MEMORY',
];

/**
 * Fills an empty database that a server has made with players, each with one score of CLASSIC on one past
 * day, and with what the projections would have made of them. Straight in SQL, without the product: a
 * million takes about a minute. The indices are built at the end, in one go each.
 */
export async function fill(path: string, content: Content): Promise<void> {
  const file = await SqlFile.open(path);
  try {
    for (const pragma of fast) await file.query(pragma);
    const indices = await file.query<StoredIndex>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL`,
    );
    for (const { name } of indices) await file.query(`DROP INDEX "${name}"`);
    for (const statement of fillStatements(content)) await file.query(statement);
    for (const { sql } of indices) await file.query(sql);
    await file.query('PRAGMA journal_mode = DELETE');
  } finally {
    await file.close();
  }
}
