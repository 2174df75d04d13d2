import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { dialectFor } from './data-source-options';
import { asOutage } from './outage';
import { Transaction } from './transaction';

/** Attempts at a transaction that another process's write lock keeps out; each waits for the busy timeout. */
const attempts = 4;

/** One key for all Laurel processes on a PostgreSQL database: writers take turns (docs/decisions/0004-one-writer.md). */
const postgresWriterLock = 5_278_335;

/**
 * The only way to write. Transactions run one after another: SQLite has one connection, on which overlapping
 * transactions would become one; and a single line of writers gives the log ids in the order of the commits.
 */
@Injectable()
export class Writer implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Writer');
  private tail: Promise<unknown> = Promise.resolve();
  private runner: QueryRunner | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in a transaction of its own and resolves once it is on disk. Whatever `work` throws rolls back
   * and comes out, a database out of reach as `service_unavailable`. `work` may run again where another process held the database: it must not leave traces
   * outside the transaction but through `onCommit`.
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const turn = this.tail.then(async () => {
      try {
        return await this.attempt(work, attempts);
      } catch (error) {
        throw asOutage(error);
      }
    });
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when every transaction that was asked for has ended. */
  async drained(): Promise<void> {
    await this.tail;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.drained();
    await this.runner?.release();
    this.runner = undefined;
  }

  private async attempt<Result>(work: (tx: Transaction) => Promise<Result>, left: number): Promise<Result> {
    try {
      return await this.run(work);
    } catch (error) {
      if (left <= 1 || !isBusy(error)) throw error;
      this.logger.warn('Another process holds the database; trying again');
      return this.attempt(work, left - 1);
    }
  }

  private async run<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const runner = (this.runner ??= this.dataSource.createQueryRunner());
    const tx = new Transaction(dialectFor(this.dataSource), runner);
    try {
      await this.begin(tx);
      const result = await work(tx);
      await tx.query('COMMIT');
      tx.committed();
      return result;
    } catch (error) {
      await this.abandon(tx, runner);
      throw error;
    }
  }

  /** IMMEDIATE, so that the busy timeout applies and a read before the first write cannot fail it. */
  private async begin(tx: Transaction): Promise<void> {
    if (tx.dialect === 'sqlite') {
      await tx.query('BEGIN IMMEDIATE');
    } else {
      await tx.query('BEGIN');
      await tx.query('SELECT pg_advisory_xact_lock($1)', [postgresWriterLock]);
    }
  }

  private async abandon(tx: Transaction, runner: QueryRunner): Promise<void> {
    try {
      await tx.query('ROLLBACK');
    } catch {
      // The connection is gone, or there was no transaction: start afresh with another connection.
      if (tx.dialect === 'postgres') {
        this.runner = undefined;
        await runner.release().catch(() => undefined);
      }
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /SQLITE_BUSY/.test(error.message);
}
