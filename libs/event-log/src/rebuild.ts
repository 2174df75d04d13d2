import { Injectable } from '@nestjs/common';
import { Reader, Writer, type Transaction } from '@app/platform';
import { deleteCheckpoint, readCheckpoints, writeCheckpoint, type Checkpoint } from './checkpoints';
import { lastPosition, readEvents } from './event-store';
import type { Projection } from './projection';

const batchSize = 1_000;

/** Time for every process to notice that another generation serves, before the old one is deleted. */
const handoverMs = 1_000;

export interface RebuildProgress {
  position: number;
  end: number;
}

/**
 * Makes a projection anew from the whole log. Which generation is being filled, or is still to be deleted, stands
 * in a checkpoint of its own (the claim): so a rebuild that died is cleaned up by the next one, and of two at
 * once the later one wins.
 */
@Injectable()
export class Rebuild {
  constructor(
    private readonly writer: Writer,
    private readonly reader: Reader,
  ) {}

  /**
   * Fills the next generation from the beginning of the log while the present one keeps serving, puts it in
   * service in one transaction, and deletes the old one. Processes that host the projection notice by
   * themselves. Errors: an Error where another rebuild of the same projection has taken over.
   */
  async run(projection: Projection, report: (progress: RebuildProgress) => void): Promise<void> {
    const generation = await this.writer.transaction((tx) => claim(tx, projection));
    let position = 0;
    for (;;) {
      const from = position;
      const next = await this.writer.transaction((tx) =>
        fill(tx, projection, { position: from, generation, revision: 0 }),
      );
      if (next === null) break;
      position = next;
      report({ position, end: Math.max(position, await lastPosition(this.reader)) });
    }
    await new Promise((resolve) => setTimeout(resolve, handoverMs));
    await this.writer.transaction((tx) => cleanUp(tx, projection));
  }
}

const claimOf = ({ name }: Projection): string => `${name} (rebuild)`;

async function checkpoint(tx: Transaction, name: string): Promise<Checkpoint | undefined> {
  return (await readCheckpoints(tx, [name])).get(name);
}

/** Throws away what an earlier rebuild left, and returns the generation to be filled now. */
async function claim(tx: Transaction, projection: Projection): Promise<number> {
  const serving = await checkpoint(tx, projection.name);
  if (!serving) throw new Error(`There is no projection ${projection.name}`);
  const earlier = await cleanUp(tx, projection);
  const generation = Math.max(serving.generation, earlier) + 1;
  await writeCheckpoint(tx, claimOf(projection), { position: 0, generation, revision: 0 });
  return generation;
}

/** Takes the next events; at the end of the log, when nothing is left to be done, puts the generation in service and returns null. */
async function fill(tx: Transaction, projection: Projection, to: Checkpoint): Promise<number | null> {
  const claimed = await checkpoint(tx, claimOf(projection));
  if (claimed?.generation !== to.generation) {
    throw new Error(`Another rebuild of ${projection.name} has taken over`);
  }
  const events = await readEvents(tx, to.position, batchSize);
  const last = events.at(-1);
  if (last) {
    await projection.apply(events, tx, to.generation);
    return last.id;
  }
  if (!(await projection.complete(to, tx))) return to.position;
  const old = await checkpoint(tx, projection.name);
  await writeCheckpoint(tx, projection.name, to);
  if (old) await writeCheckpoint(tx, claimOf(projection), old);
  return null;
}

/** Deletes the generation that the claim names, and the claim; returns that generation, 0 for none. */
async function cleanUp(tx: Transaction, projection: Projection): Promise<number> {
  const claimed = await checkpoint(tx, claimOf(projection));
  const serving = await checkpoint(tx, projection.name);
  if (!claimed) return 0;
  if (claimed.generation !== serving?.generation) await projection.discard(claimed.generation, tx);
  await deleteCheckpoint(tx, claimOf(projection));
  return claimed.generation;
}
