import { Logger as NestLogger } from '@nestjs/common';
import type { Logger } from 'typeorm';

/** Counts what goes to the database, and passes migrations and warnings on to the log. */
export class QueryLog implements Logger {
  private readonly logger = new NestLogger('Database');

  constructor(private readonly count: () => void) {}

  logQuery(): void {
    this.count();
  }

  logQueryError(): void {
    // Whoever asked gets the error and decides what it means.
  }

  logQuerySlow(time: number, query: string): void {
    this.logger.warn(`A query took ${time} ms: ${query}`);
  }

  logSchemaBuild(message: string): void {
    this.logger.debug(message);
  }

  logMigration(message: string): void {
    this.logger.debug(message);
  }

  log(level: 'log' | 'info' | 'warn', message: unknown): void {
    if (level === 'warn') this.logger.warn(String(message));
  }
}
