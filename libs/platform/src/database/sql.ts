export type Dialect = 'sqlite' | 'postgres';

export type SqlValue = string | number | boolean | null;

/**
 * Something that answers SQL: a transaction, or the reading connection. Parameters are `$1`, `$2`, … in the
 * order of their first appearance, on both databases. Rows come back also from `… RETURNING`.
 */
export interface Sql {
  readonly dialect: Dialect;
  query<Row extends object>(sql: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
}

/** Where a database URL points: a SQLite file, or PostgreSQL. */
export function dialectOf(databaseUrl: string): Dialect {
  return databaseUrl.startsWith('sqlite:') ? 'sqlite' : 'postgres';
}
