import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DataSource, DataSourceOptions, EntitySchema, MigrationInterface } from 'typeorm';
import { PreparingDatabase } from './preparing-database';
import { dialectOf, type Dialect } from './sql';

type ClassOf<Instance> = new () => Instance;

/** What the whole system stores: filled in once, in `ormconfig.ts`. */
export interface Schema {
  entities: (ClassOf<object> | EntitySchema)[];
  migrations: ClassOf<MigrationInterface>[];
}

export type Role = 'writer' | 'reader';

/** Connections a process may hold on PostgreSQL, by role. */
const poolSize: Record<Role, number> = { writer: 3, reader: 8 };

/**
 * TypeORM makes the driver verbose, and has no option against it: for each statement the driver would capture a
 * stack and print all parameters, a fifth of the main thread's time under load.
 */
const sqliteDriver = { Database: PreparingDatabase, verbose: () => sqliteDriver };

/** The TypeORM options of one of the two data sources of a process. Makes the folder of a SQLite file. */
export function dataSourceOptions(databaseUrl: string, schema: Schema, role: Role): DataSourceOptions {
  const common = { ...schema, synchronize: false, migrationsRun: false };
  if (dialectOf(databaseUrl) === 'postgres') {
    return {
      ...common,
      type: 'postgres',
      url: databaseUrl,
      poolSize: poolSize[role],
      connectTimeoutMS: 5_000,
      applicationName: `laurel ${role}`,
      parseInt8: true,
    };
  }
  const database = sqliteFile(databaseUrl);
  mkdirSync(dirname(database), { recursive: true });
  return { ...common, type: 'sqlite', driver: sqliteDriver, database, enableWAL: true, busyTimeout: 5_000 };
}

/** The file behind a `sqlite:` URL, as an absolute path. */
export function sqliteFile(databaseUrl: string): string {
  return resolve(databaseUrl.slice('sqlite:'.length));
}

export function dialectFor(dataSource: DataSource): Dialect {
  return dataSource.options.type === 'sqlite' ? 'sqlite' : 'postgres';
}
