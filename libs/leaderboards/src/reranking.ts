import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { ProjectionRunner } from '@app/event-log';
import { Metrics } from '@app/platform';
import type { BoardSet } from './board-set';
import { leaderboards } from './board-sets';
import { RuleChanges } from './rule-changes';
import { SetBuilder, type BuildingProgress } from './set-builder';

/** Time for every process to notice that another set serves, before the old one is deleted. */
const handoverMs = 1_000;
/** How long the work rests after a fault. */
const restMs = 1_000;

/**
 * Fills the sets that changed rules have begun, one after another and a few events at a time, and deletes those that
 * were replaced. All of it stands in the database: what a process leaves undone the next one goes on with.
 */
@Injectable()
export class Reranking implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Reranking');
  private working: Promise<void> | undefined;
  private clearing: Promise<void> | undefined;
  private wanted = false;
  private filling = false;
  private readonly stop = new AbortController();
  private progress: BuildingProgress | undefined;
  private waiters: (() => void)[] = [];

  constructor(
    private readonly runner: ProjectionRunner,
    private readonly builder: SetBuilder,
    private readonly changes: RuleChanges,
    metrics: Metrics,
  ) {
    const gauge = (name: string, help: string, read: (progress: BuildingProgress) => number) =>
      metrics.gauge(`laurel_rerank_${name}`, help, () => (this.progress ? read(this.progress) : 0));
    gauge(
      'running',
      'Sets of boards that are ranked again after a change of rules: 1 while there is one',
      () => 1,
    );
    gauge('events_done', 'Events of the log that the set being ranked again includes', (at) => at.position);
    gauge('events_total', 'Events of the log that it is to include', (at) => at.end);
  }

  /** Goes on with what was left undone, and with whatever changed rules begin from here on. */
  start(): void {
    this.changes.onWork = () => this.wake();
    this.wake();
  }

  /** Resolves when nothing is being ranked again, or after `limitMs`. */
  async settled(limitMs: number): Promise<void> {
    if (!this.filling) return;
    const filled = new Promise<void>((resolve) => this.waiters.push(resolve));
    await Promise.race([filled, pause(limitMs, undefined, { ref: false })]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.working;
    await this.clearing;
  }

  private get stopped(): boolean {
    return this.stop.signal.aborted;
  }

  /** There may be something to do. */
  private wake(): void {
    this.wanted = true;
    this.filling = true;
    this.working ??= this.work().finally(() => (this.working = undefined));
  }

  private async work(): Promise<void> {
    while (this.wanted && !this.stopped) {
      this.wanted = false;
      try {
        await this.pass();
      } catch (error) {
        this.logger.error(error);
        this.wanted = true;
        await this.rest(restMs);
      }
    }
  }

  private async pass(): Promise<void> {
    const { building, retired } = await this.builder.waiting(this.runner.generationOf(leaderboards));
    for (const set of building) {
      await this.fill(set);
      this.wanted = true;
    }
    this.progress = undefined;
    if (!this.wanted) this.filled();
    if (retired.length > 0) this.clearing ??= this.clear(retired);
  }

  /** Deletes sets beside the filling of others: whoever changes rules again does not wait for it. */
  private async clear(first: readonly number[]): Promise<void> {
    let retired = first;
    while (retired.length > 0 && !this.stopped) {
      await this.rest(handoverMs);
      try {
        for (const id of retired) await this.discard(id);
        ({ retired } = await this.builder.waiting(this.runner.generationOf(leaderboards)));
      } catch (error) {
        this.logger.error(error);
      }
    }
    this.clearing = undefined;
  }

  /** Ends early when the process does. */
  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { ref: false, signal: this.stop.signal }).catch(() => undefined);
  }

  private filled(): void {
    this.filling = false;
    for (const resolve of this.waiters.splice(0)) resolve();
  }

  private async fill(set: BoardSet): Promise<void> {
    const name = set.gameMode === '' ? 'the global boards' : `the boards of ${set.gameMode}`;
    this.logger.log(`Ranking ${name} again under changed rules`);
    let warm = false;
    for (let served = false; !served && !this.stopped;) {
      let isLast = false;
      await this.runner.beside(leaderboards, async (tx, at) => {
        this.progress = (await this.builder.advance(tx, set.id, at)) ?? undefined;
        isLast = !this.progress || this.progress.position === this.progress.end;
        if (this.progress && isLast && warm) await this.builder.putInService(tx, set.id, at.generation);
        return isLast && warm;
      });
      served = isLast && (warm || !this.progress);
      if (!isLast || warm) continue;
      await this.builder.warm(set);
      warm = true;
    }
    if (!this.stopped) this.logger.log(`Ranked ${name} again`);
  }

  private async discard(setId: number): Promise<void> {
    for (let gone = false; !gone && !this.stopped;) {
      await this.runner.beside(leaderboards, async (tx) => {
        gone = await this.builder.discard(tx, setId);
        return false;
      });
    }
  }
}
