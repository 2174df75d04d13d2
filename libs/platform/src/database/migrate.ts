import type { DataSource } from 'typeorm';
import { dialectFor } from './data-source-options';

const postgresMigrationLock = 5_278_336;

/**
 * Brings the schema up to date, and returns the names of the migrations that ran. Processes that start
 * together take turns: SQLite's own write lock, or an advisory lock on PostgreSQL.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  const postgres = dialectFor(dataSource) === 'postgres';
  try {
    if (postgres) await runner.query('SELECT pg_advisory_lock($1)', [postgresMigrationLock]);
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    if (postgres) await runner.query('SELECT pg_advisory_unlock($1)', [postgresMigrationLock]);
    await runner.release();
  }
}

/** Errors: an Error that says how to bring the schema up to date, where it is behind. */
export async function refuseOldSchema(dataSource: DataSource): Promise<void> {
  if (await dataSource.showMigrations()) {
    throw new Error('The database schema is behind this version of Laurel: run `npm run migrate` first');
  }
}
