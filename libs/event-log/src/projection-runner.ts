import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { LogEvent } from '@app/contracts';
import { DomainError, Metrics, Reader, remainingMs, Writer, type Transaction } from '@app/platform';
import {
  createCheckpoint,
  moveCheckpoints,
  raiseRevision,
  readCheckpoints,
  surveyLog,
  type Checkpoint,
  type LogSurvey,
} from './checkpoints';
import { lastPosition, readEvents } from './event-store';
import type { Projection } from './projection';
import { currentCheckpoint, isReplaced, isSame, rest, type Hosted } from './hosted';
import { Waiters } from './waiters';

/** Events a follower takes in one transaction. */
const batchSize = 1_000;
/** How often a follower looks at the log without having been told to. */
const pollMs = 100;

/**
 * What an append does where a projection throws: `trusting` gives the whole transaction up (ProjectionFault), `guarded`
 * leaves that projection behind.
 */
export type Care = 'trusting' | 'guarded';

interface Inline {
  tx: Transaction;
  care: Care;
}

/** A projection threw inside an append that trusted all of them. */
export class ProjectionFault extends Error {}

/** `hosts`: false for a process that only appends, such as a command, and leaves the rest to the servers. */
export class LogOptions {
  constructor(readonly hosts: boolean) {}
}

/** Keeps the projections of this process at the end of the log: inside the appending transaction, or by following. */
@Injectable()
export class ProjectionRunner implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Projections');
  private readonly hosted = new Map<string, Hosted>();
  private readonly waiters = new Waiters();
  private timer: NodeJS.Timeout | undefined;
  private following: Promise<void> | undefined;
  private passWanted = false;
  /** The log cannot be looked at; said once, not at every look. */
  private blind = false;
  private stopped = false;
  /** The end of the log when it was last looked at. */
  private seenEnd = 0;

  constructor(
    private readonly writer: Writer,
    private readonly reader: Reader,
    private readonly options: LogOptions,
    metrics: Metrics,
  ) {
    const help =
      'Events that the projection furthest behind has still to include, as of the last look at the log';
    metrics.gauge('laurel_projection_lag_events', help, () => this.furthestBehind());
  }

  /**
   * Hosts a projection and brings it to the end of the log; resolves when it is there. Called by domain
   * modules at start, so that nothing is served before it is right. False where this process hosts none.
   */
  async host(projection: Projection): Promise<boolean> {
    const { name } = projection;
    await this.writer.transaction((tx) => createCheckpoint(tx, name));
    if (!this.options.hosts) return false;
    const checkpoint = (await readCheckpoints(this.reader, [name])).get(name);
    if (!checkpoint) throw new Error(`The projection ${name} has no checkpoint`);
    const hosted = { projection, checkpoint, failures: 0, restUntil: 0 };
    while (await this.advance(hosted)) this.logger.debug(`${name} is at ${hosted.checkpoint.position}`);
    this.hosted.set(name, hosted);
    this.timer ??= setInterval(() => void this.follow(), pollMs);
    return true;
  }

  /** The end of the log, and where the projections of this process stand, as `tx` sees them. */
  survey(tx: Transaction): Promise<LogSurvey> {
    return surveyLog(tx, [...this.hosted.keys()]);
  }

  /**
   * Applies events that `tx` has just appended behind the end that `survey` saw, to all projections that stood
   * right there. One that throws is left behind, its work undone, and follows later: its fault must not refuse
   * an event.
   */
  async applyInline(events: readonly LogEvent[], survey: LogSurvey, { tx, care }: Inline): Promise<void> {
    const position = events.at(-1)?.id;
    if (position === undefined || this.hosted.size === 0) return;
    const inline = [...this.hosted.values()].filter(({ projection }) => !projection.follows);
    const ready = inline.filter(({ projection, checkpoint }) => {
      const stored = survey.checkpoints.get(projection.name);
      return stored?.position === survey.end && isSame(stored, checkpoint);
    });
    const applied =
      care === 'trusting'
        ? await this.applyTrusting(ready, events, tx)
        : await this.applyEachGuarded(ready, events, tx);
    await moveCheckpoints(
      tx,
      applied.map(({ projection }) => projection.name),
      position,
    );
    tx.onCommit(() => {
      this.waiters.release();
      if (applied.length < inline.length) void this.follow();
    });
  }

  /** Where a projection of this process stands in the log. Errors: an Error where it is not hosted here. */
  positionOf(name: string): number {
    return this.checkpointOf(name).position;
  }

  /** Which run of a projection serves. Errors: an Error where it is not hosted here. */
  generationOf(name: string): number {
    return this.checkpointOf(name).generation;
  }

  /** How far behind the end of the log each projection is, in events. */
  async lag(): Promise<Map<string, number>> {
    const end = await lastPosition(this.reader);
    return new Map(
      [...this.hosted].map(([name, { checkpoint }]) => [name, Math.max(0, end - checkpoint.position)]),
    );
  }

  /** Resolves when the named projections of this process include `position`. Errors: `deadline_exceeded`. */
  async caughtUp(names: readonly string[], position: number): Promise<void> {
    const reached = () => names.every((name) => this.positionOf(name) >= position);
    if (reached()) return;
    void this.follow();
    const budgetMs = remainingMs();
    if (await this.waiters.wait(reached, budgetMs)) return;
    throw new DomainError(
      'deadline_exceeded',
      `${names.join(', ')} did not get to it within ${budgetMs} ms`,
      {
        retry_after: 1,
      },
    );
  }

  /**
   * Changes the tables of a projection of this process between two events, for a reason that is not a new event. `work`
   * sees how far the projection has come, and tells whether what others hold of it in memory is void now. Errors: what
   * `work` throws; then nothing was changed.
   */
  async beside(name: string, work: (tx: Transaction, at: Checkpoint) => Promise<boolean>): Promise<void> {
    const hosted = this.hostedAs(name);
    await this.writer.transaction(async (tx) => {
      const stored = await currentCheckpoint(tx, hosted);
      if (!(await work(tx, stored))) return;
      await raiseRevision(tx, name);
      tx.onCommit(() => (hosted.checkpoint = { ...stored, revision: stored.revision + 1 }));
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.following;
  }

  private furthestBehind(): number {
    const lags = [...this.hosted.values()].map(({ checkpoint }) => this.seenEnd - checkpoint.position);
    return Math.max(0, ...lags);
  }

  private checkpointOf(name: string): Checkpoint {
    return this.hostedAs(name).checkpoint;
  }

  private hostedAs(name: string): Hosted {
    const hosted = this.hosted.get(name);
    if (!hosted) throw new Error(`The projection ${name} is not hosted in this process`);
    return hosted;
  }

  /** Passes over the log for all that are behind. Passes never overlap; one asked for during another comes after it. */
  private async follow(): Promise<void> {
    this.passWanted = true;
    this.following ??= this.passWhileWanted().finally(() => {
      this.following = undefined;
    });
    return this.following;
  }

  private async passWhileWanted(): Promise<void> {
    while (this.passWanted && !this.stopped) {
      this.passWanted = false;
      try {
        await this.pass();
        this.blind = false;
      } catch (error) {
        if (!this.blind) this.logger.error(error);
        this.blind = true;
      }
    }
  }

  private async pass(): Promise<void> {
    const { end, checkpoints } = await surveyLog(this.reader, [...this.hosted.keys()]);
    this.seenEnd = end;
    for (const [name, hosted] of this.hosted) {
      const checkpoint = checkpoints.get(name);
      const replaced = checkpoint && isReplaced(checkpoint, hosted.checkpoint);
      if (hosted.checkpoint.position >= end && !replaced) continue;
      if (hosted.restUntil > Date.now()) continue;
      while (!this.stopped && (await this.advance(hosted)));
      this.waiters.release();
    }
  }

  /** Takes the next batch; true when there may be more. */
  private async advance(hosted: Hosted): Promise<boolean> {
    const { projection } = hosted;
    try {
      return await this.writer.transaction(async (tx) => {
        const stored = await currentCheckpoint(tx, hosted);
        const events = await readEvents(tx, stored.position, batchSize);
        const last = events.at(-1);
        if (!last) return false;
        await this.applyTo(hosted, events, tx);
        await moveCheckpoints(tx, [projection.name], last.id);
        return events.length === batchSize;
      });
    } catch (error) {
      this.logger.error(`${projection.name} stands at ${hosted.checkpoint.position} and cannot go on`);
      this.logger.error(error);
      rest(hosted);
      return false;
    }
  }

  /** Errors: ProjectionFault, and then nothing of the transaction may be kept. */
  private async applyTrusting(
    ready: readonly Hosted[],
    events: readonly LogEvent[],
    tx: Transaction,
  ): Promise<readonly Hosted[]> {
    for (const hosted of ready) {
      try {
        await this.applyTo(hosted, events, tx);
      } catch (error) {
        this.logger.error(`Inside an append failed: ${hosted.projection.name}`);
        this.logger.error(error);
        throw new ProjectionFault();
      }
    }
    return ready;
  }

  /** Those that succeed alone; the others will follow the log. */
  private async applyEachGuarded(
    ready: readonly Hosted[],
    events: readonly LogEvent[],
    tx: Transaction,
  ): Promise<Hosted[]> {
    const applied: Hosted[] = [];
    for (const hosted of ready) {
      try {
        await tx.savepoint('projection', () => this.applyTo(hosted, events, tx));
        applied.push(hosted);
      } catch (error) {
        this.logger.error(`Inside an append failed: ${hosted.projection.name}`);
        this.logger.error(error);
      }
    }
    return applied;
  }

  private async applyTo(hosted: Hosted, events: readonly LogEvent[], tx: Transaction): Promise<void> {
    const { generation, revision } = hosted.checkpoint;
    const afterCommit = await hosted.projection.apply(events, tx, generation);
    const position = events.at(-1)?.id ?? hosted.checkpoint.position;
    tx.onCommit(() => {
      hosted.checkpoint = { position, generation, revision };
      hosted.failures = 0;
      hosted.restUntil = 0;
      afterCommit?.();
    });
  }
}
