import type { QueryRunner } from 'typeorm';
import type { Dialect, Sql, SqlValue } from './sql';

/** One open transaction of the Writer. Only good until the work that received it has ended. */
export class Transaction implements Sql {
  private readonly commitActions: (() => void)[] = [];

  constructor(
    readonly dialect: Dialect,
    private readonly runner: QueryRunner,
  ) {}

  async query<Row extends object>(sql: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    return runQuery<Row>(this.runner, sql, parameters);
  }

  /**
   * `count` fresh ids for a table, ascending, never handed out before, even where rows were deleted since. A
   * transaction that fails gives its ids back.
   */
  async nextIds(table: string, count: number): Promise<number[]> {
    if (count === 0) return [];
    const [row] = await this.query<{ last: number }>(
      `INSERT INTO id_sequences (name, last) VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET last = id_sequences.last + excluded.last RETURNING last`,
      [table, count],
    );
    if (!row) throw new Error(`No ids for ${table}`);
    return Array.from({ length: count }, (_, index) => row.last - count + 1 + index);
  }

  /**
   * Runs `work` so that its failure undoes only itself, what it asked for after the commit included. Errors:
   * what `work` throws, after undoing it.
   */
  async savepoint<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const actionsBefore = this.commitActions.length;
    await this.query(`SAVEPOINT ${name}`);
    try {
      const result = await work();
      await this.query(`RELEASE SAVEPOINT ${name}`);
      return result;
    } catch (error) {
      this.commitActions.length = actionsBefore;
      await this.query(`ROLLBACK TO SAVEPOINT ${name}`);
      await this.query(`RELEASE SAVEPOINT ${name}`);
      throw error;
    }
  }

  /** Runs `action` right after the commit and before the next transaction starts. It must not throw. */
  onCommit(action: () => void): void {
    this.commitActions.push(action);
  }

  committed(): void {
    for (const action of this.commitActions) action();
  }
}

/**
 * TypeORM's SQLite runner returns rows only for statements that do not begin with INSERT, UPDATE or DELETE; the
 * line break in front makes `RETURNING` work on both databases.
 */
export async function runQuery<Row extends object>(
  runner: QueryRunner,
  sql: string,
  parameters: readonly SqlValue[],
): Promise<Row[]> {
  const result = await runner.query(`\n${sql}`, [...parameters], true);
  return (result.records ?? []) as Row[];
}
