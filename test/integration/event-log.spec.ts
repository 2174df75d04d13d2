import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestingModule } from '@nestjs/testing';
import { isOfPlayer, type LogEvent } from '@app/contracts';
import { EventLog, Projection, ProjectionRunner, Rebuild, type AfterCommit } from '@app/event-log';
import { Reader, type Transaction } from '@app/platform';
import { startDomainApp } from '../support/domain-app';

/** Counts events by player, in the database and in memory: any event lost or doubled shows. */
class CountingProjection extends Projection {
  override readonly name = 'counting';
  memory = new Map<number, number>();
  forgotten = 0;
  /** Events whose transaction came to its end, as the transaction tells. */
  committed = 0;
  failing = false;

  override async apply(
    events: readonly LogEvent[],
    tx: Transaction,
    generation: number,
  ): Promise<AfterCommit> {
    for (const { player_id } of events.filter(isOfPlayer)) {
      await tx.query(
        `INSERT INTO counting (generation, player_id, events) VALUES ($1, $2, 1)
         ON CONFLICT (generation, player_id) DO UPDATE SET events = counting.events + 1`,
        [generation, player_id],
      );
    }
    tx.onCommit(() => (this.committed += events.length));
    if (this.failing) throw new Error('A projection with a fault');
    return () => {
      for (const { player_id } of events.filter(isOfPlayer))
        this.memory.set(player_id, (this.memory.get(player_id) ?? 0) + 1);
    };
  }

  override async discard(generation: number, tx: Transaction): Promise<void> {
    await tx.query('DELETE FROM counting WHERE generation = $1', [generation]);
  }

  override forget(): void {
    this.memory.clear();
    this.forgotten += 1;
  }
}

/** A process that appends to the log and hosts a counting projection. */
class Process {
  readonly projection = new CountingProjection();

  private constructor(private readonly app: TestingModule) {}

  static async start(url: string): Promise<Process> {
    const process = new Process(await startDomainApp({ DATABASE_URL: url }));
    const log = process.app.get(EventLog, { strict: false });
    await log.append(async (tx) => {
      await tx.query(
        `CREATE TABLE IF NOT EXISTS counting
         (generation INTEGER, player_id INTEGER, events INTEGER, PRIMARY KEY (generation, player_id))`,
      );
      return { events: [], result: null };
    });
    await process.runner.host(process.projection);
    return process;
  }

  get runner(): ProjectionRunner {
    return this.app.get(ProjectionRunner, { strict: false });
  }

  get rebuild(): Rebuild {
    return this.app.get(Rebuild, { strict: false });
  }

  async append(...playerIds: number[]): Promise<number> {
    const { events } = await this.app.get(EventLog, { strict: false }).append(async () => ({
      events: playerIds.map((player_id) => ({
        type: 'player_registered' as const,
        player_id,
        occurred_at: 1,
      })),
      result: null,
    }));
    return events.at(-1)?.id ?? 0;
  }

  /** Events by player as the serving generation has them. */
  async counts(): Promise<Record<number, number>> {
    const rows = await this.app.get(Reader, { strict: false }).query<{ player_id: number; events: number }>(
      `SELECT player_id, events FROM counting
       WHERE generation = (SELECT generation FROM projection_checkpoints WHERE name = 'counting')`,
    );
    return Object.fromEntries(rows.map(({ player_id, events }) => [player_id, events]));
  }

  /** The generations that have rows. */
  async generations(): Promise<number[]> {
    const rows = await this.app
      .get(Reader, { strict: false })
      .query<{ generation: number }>('SELECT DISTINCT generation FROM counting');
    return rows.map((row) => row.generation);
  }

  stop(): Promise<void> {
    return this.app.close();
  }
}

describe('the event log', () => {
  const folders: string[] = [];
  const running: Process[] = [];

  async function start(url = freshUrl()): Promise<Process> {
    const process = await Process.start(url);
    running.push(process);
    return process;
  }

  function freshUrl(): string {
    const folder = mkdtempSync(join(tmpdir(), 'laurel-'));
    folders.push(folder);
    return `sqlite:${folder}/laurel.sqlite`;
  }

  afterEach(async () => {
    for (const process of running.splice(0)) await process.stop();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it('applies events in the transaction that appends them', async () => {
    const one = await start();
    await one.append(1, 2, 1);
    expect(await one.counts()).toEqual({ 1: 2, 2: 1 });
    expect([...one.projection.memory]).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  it('takes an event although a projection fails, and the projection follows once it is mended', async () => {
    const one = await start();
    await one.append(1);
    one.projection.failing = true;
    const position = await one.append(2);
    expect(await one.counts()).toEqual({ 1: 1 });
    expect(one.projection.committed).toBe(1);
    one.projection.failing = false;
    await one.runner.caughtUp(['counting'], position);
    expect(await one.counts()).toEqual({ 1: 1, 2: 1 });
    await one.append(2);
    expect(one.projection.memory.get(2)).toBe(2);
  });

  it('counts every event once, whichever of two processes appends or applies it', async () => {
    const url = freshUrl();
    const [one, two] = [await start(url), await start(url)];
    const appends = Array.from({ length: 60 }, (_, index) => (index % 2 ? one : two).append(index % 3));
    const last = Math.max(...(await Promise.all(appends)));
    await Promise.all([one.runner.caughtUp(['counting'], last), two.runner.caughtUp(['counting'], last)]);
    expect(await one.counts()).toEqual({ 0: 20, 1: 20, 2: 20 });
  });

  it('forgets its memory when another process has moved the projection', async () => {
    const url = freshUrl();
    const one = await start(url);
    await one.append(1);
    const two = await start(url);
    const position = await two.append(1);
    await one.runner.caughtUp(['counting'], position);
    expect(one.projection.forgotten).toBeGreaterThan(0);
    expect(await one.counts()).toEqual({ 1: 2 });
  });

  it('rebuilds a projection from the whole log, while events come in, and puts it in service at once', async () => {
    const one = await start();
    await one.append(...Array.from({ length: 2_500 }, (_, index) => index % 7));
    const before = await one.counts();
    const seen: number[] = [];
    const rebuilding = one.rebuild.run(new CountingProjection(), ({ position }) => seen.push(position));
    const position = await one.append(1, 1);
    await rebuilding;
    expect(await one.counts()).toEqual({ ...before, 1: (before[1] ?? 0) + 2 });
    expect(seen.length).toBeGreaterThan(2);
    for (let waited = 0; one.runner.generationOf('counting') !== 2 && waited < 5_000; waited += 20)
      await pause(20);
    expect(one.runner.generationOf('counting')).toBe(2);
    expect(one.runner.positionOf('counting')).toBe(position);
  });

  it('lets the later of two rebuilds win, and deletes all that does not serve', async () => {
    const one = await start();
    await one.append(...Array.from({ length: 3_500 }, (_, index) => index % 7));
    const before = await one.counts();
    const results = await Promise.allSettled([
      one.rebuild.run(new CountingProjection(), () => undefined),
      one.rebuild.run(new CountingProjection(), () => undefined),
    ]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled']);
    expect(await one.counts()).toEqual(before);
    expect(await one.generations()).toEqual([one.runner.generationOf('counting')]);
  });

  it('cleans up after a rebuild that died half-way', async () => {
    const one = await start();
    await one.append(1, 2, 3);
    const dying = new CountingProjection();
    dying.failing = true;
    await expect(one.rebuild.run(dying, () => undefined)).rejects.toThrow('A projection with a fault');
    await one.rebuild.run(new CountingProjection(), () => undefined);
    expect(await one.counts()).toEqual({ 1: 1, 2: 1, 3: 1 });
    expect(await one.generations()).toHaveLength(1);
  });
});
