import { Database } from 'sqlite3';

/** A SQLite file, opened without the product: to fill it, and to ask it what the product should have stored. */
export class SqlFile {
  private constructor(private readonly database: Database) {}

  /** Errors: those of SQLite. */
  static open(path: string): Promise<SqlFile> {
    return new Promise((resolve, reject) => {
      const database = new Database(path, (error) =>
        error ? reject(error) : resolve(new SqlFile(database)),
      );
    });
  }

  /** One statement. Errors: those of SQLite, with the statement. */
  query<Row>(sql: string, parameters: (string | number)[] = []): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.database.all<Row>(sql, parameters, (error, rows) =>
        error ? reject(new Error(`${error.message} in ${sql}`)) : resolve(rows),
      );
    });
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) =>
      this.database.close((error) => (error ? reject(error) : resolve())),
    );
  }
}
