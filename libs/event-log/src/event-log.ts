import { Injectable } from '@nestjs/common';
import type { LogEvent, NewEvent } from '@app/contracts';
import { Writer, type Transaction } from '@app/platform';
import { insertEvents } from './event-store';
import { ProjectionFault, ProjectionRunner, type Care } from './projection-runner';

/** What a writer of the log does in its transaction: the events to append, and what it wants back. */
export interface Append<Result> {
  events: readonly NewEvent[];
  result: Result;
}

/** The log of all that happened. The only way to append; one append is one durable commit. */
@Injectable()
export class EventLog {
  constructor(
    private readonly writer: Writer,
    private readonly runner: ProjectionRunner,
  ) {}

  /**
   * Runs `work` in a transaction (again, where a projection threw: it must not leave traces outside), appends the events it returns, and applies the projections of this process
   * in the same transaction. When the promise resolves all of it is on disk and the memory of the projections
   * is at the same point. Errors: what `work` throws; then nothing was changed.
   */
  async append<Result>(
    work: (tx: Transaction) => Promise<Append<Result>>,
  ): Promise<{ result: Result; events: LogEvent[] }> {
    try {
      return await this.attempt(work, 'trusting');
    } catch (error) {
      // Rare enough to do it all again: savepoints around the projections would cost every append two statements.
      if (!(error instanceof ProjectionFault)) throw error;
      return this.attempt(work, 'guarded');
    }
  }

  private attempt<Result>(
    work: (tx: Transaction) => Promise<Append<Result>>,
    care: Care,
  ): Promise<{ result: Result; events: LogEvent[] }> {
    return this.writer.transaction(async (tx) => {
      const { events, result } = await work(tx);
      if (events.length === 0) return { result, events: [] };
      const survey = await this.runner.survey(tx);
      const stored = await insertEvents(tx, events, survey.end);
      await this.runner.applyInline(stored, survey, { tx, care });
      return { result, events: stored };
    });
  }
}
