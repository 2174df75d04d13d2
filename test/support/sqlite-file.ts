import { Database, OPEN_READONLY } from 'sqlite3';

/** The rows of one query on a SQLite file that others may be writing to. */
export async function rowsOf<Row>(file: string, sql: string): Promise<Row[]> {
  const database = await new Promise<Database>((resolve, reject) => {
    const opened: Database = new Database(file, OPEN_READONLY, (error) =>
      error ? reject(error) : resolve(opened),
    );
  });
  try {
    return await new Promise<Row[]>((resolve, reject) =>
      database.all<Row>(sql, (error, rows) => (error ? reject(error) : resolve(rows))),
    );
  } finally {
    await new Promise<void>((resolve, reject) =>
      database.close((error) => (error ? reject(error) : resolve())),
    );
  }
}
