import type { DataSource } from 'typeorm';
import { dialectFor, type Role } from './data-source-options';

const expected: Record<string, string | number> = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 };

/**
 * Makes sure a SQLite connection keeps what it acknowledges through a power cut, and that the reading one
 * cannot write. Errors: an Error that names the setting that did not take.
 */
export async function secureConnection(dataSource: DataSource, role: Role): Promise<void> {
  if (dialectFor(dataSource) !== 'sqlite') return;
  await dataSource.query('PRAGMA synchronous = FULL');
  for (const [name, value] of Object.entries(expected)) {
    const [row] = await dataSource.query<Record<string, string | number>[]>(`PRAGMA ${name}`);
    if (row?.[name] !== value) {
      throw new Error(
        `SQLite answers ${name} = ${String(row?.[name])} where Laurel needs ${value}: a local disk is needed`,
      );
    }
  }
  await dataSource.query('PRAGMA cache_size = -65536');
  if (role === 'reader') await dataSource.query('PRAGMA query_only = ON');
}
