import { Database, type Statement } from 'sqlite3';

type Done = (this: Statement, error: Error | null, rows: unknown[]) => void;

/** Statements that are kept prepared. There are fewer texts than that; one beyond is prepared for each use. */
const mostKept = 300;

const isSetting = /^\s*PRAGMA\b/i;

/**
 * A SQLite connection that keeps a statement prepared from its second use on: preparing costs more than most
 * statements themselves, and another trip through the thread pool. Settings are not kept: SQLite changes them when they are
 * prepared, and not when they are run.
 */
export class PreparingDatabase extends Database {
  private readonly usedOnce = new Set<string>();
  private readonly preparing = new Map<string, Statement>();
  private readonly prepared = new Map<string, Statement>();

  override all(sql: string, ...parametersAndDone: unknown[]): this {
    const done = parametersAndDone.pop() as Done;
    const statement = this.prepared.get(sql);
    if (statement) {
      statement.all(...parametersAndDone, this.watched(sql, done));
      return this;
    }
    super.all(sql, ...parametersAndDone, done);
    if (this.preparing.has(sql) || isSetting.test(sql)) return this;
    if (this.usedOnce.delete(sql)) this.prepareOnce(sql);
    else if (this.prepared.size + this.usedOnce.size < mostKept) this.usedOnce.add(sql);
    return this;
  }

  /** SQLite refuses to close while a statement is prepared. */
  override close(done?: (error: Error | null) => void): void {
    for (const statement of [...this.preparing.values(), ...this.prepared.values()]) statement.finalize();
    this.preparing.clear();
    this.prepared.clear();
    super.close(done);
  }

  private prepareOnce(sql: string): void {
    const statement = this.prepare(sql, (error) => {
      if (this.preparing.delete(sql) && !error) this.prepared.set(sql, statement);
    });
    this.preparing.set(sql, statement);
  }

  /** A statement that failed may be left in the middle of its work: it is not used again. */
  private watched(sql: string, done: Done): Done {
    const { prepared } = this;
    return function (error, rows) {
      if (error && prepared.get(sql) === this) {
        prepared.delete(sql);
        this.finalize();
      }
      done.call(this, error, rows);
    };
  }
}
