import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { dialectFor } from './data-source-options';
import { asOutage } from './outage';
import type { Dialect, Sql, SqlValue } from './sql';
import { runQuery } from './transaction';

/** The reading side of the database: sees what is committed, and cannot write. */
@Injectable()
export class Reader implements Sql, BeforeApplicationShutdown {
  readonly dialect: Dialect;
  private sqliteRunner: QueryRunner | undefined;

  constructor(private readonly dataSource: DataSource) {
    this.dialect = dialectFor(dataSource);
  }

  /** Errors: those of the database; `service_unavailable` where it is out of reach. */
  async query<Row extends object>(sql: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    try {
      return await this.ask<Row>(sql, parameters);
    } catch (error) {
      throw asOutage(error);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.sqliteRunner?.release();
  }

  private async ask<Row extends object>(sql: string, parameters: readonly SqlValue[]): Promise<Row[]> {
    if (this.dialect === 'sqlite') {
      this.sqliteRunner ??= this.dataSource.createQueryRunner();
      return runQuery<Row>(this.sqliteRunner, sql, parameters);
    }
    const runner = this.dataSource.createQueryRunner();
    try {
      return await runQuery<Row>(runner, sql, parameters);
    } finally {
      await runner.release();
    }
  }
}
