import { Injectable } from '@nestjs/common';
import { Reader, Writer } from '@app/platform';
import { readCheckpoints, switchGeneration } from './checkpoints';
import { lastPosition, readEvents } from './event-store';
import type { Projection } from './projection';

const batchSize = 1_000;

/** Time for every process to notice that another generation serves, before the old one is deleted. */
const handoverMs = 1_000;

export interface RebuildProgress {
  position: number;
  end: number;
}

/** Makes a projection anew from the whole log. */
@Injectable()
export class Rebuild {
  constructor(
    private readonly writer: Writer,
    private readonly reader: Reader,
  ) {}

  /**
   * Fills the next generation from the beginning of the log while the present one keeps serving, puts it in
   * service in one transaction, and deletes the old one. Processes that host the projection notice by
   * themselves. Safe to interrupt: what was half done is thrown away by the next rebuild.
   */
  async run(projection: Projection, report: (progress: RebuildProgress) => void): Promise<void> {
    const { name } = projection;
    const old = (await readCheckpoints(this.reader, [name])).get(name);
    if (!old) throw new Error(`There is no projection ${name}`);
    const generation = old.generation + 1;
    await this.writer.transaction((tx) => projection.discard(generation, tx));
    let position = 0;
    for (;;) {
      const next = await this.writer.transaction(async (tx) => {
        const events = await readEvents(tx, position, batchSize);
        const last = events.at(-1);
        if (last) await projection.apply(events, tx, generation);
        else await switchGeneration(tx, name, { position, generation });
        return last?.id;
      });
      if (next === undefined) break;
      position = next;
      report({ position, end: Math.max(position, await lastPosition(this.reader)) });
    }
    await new Promise((resolve) => setTimeout(resolve, handoverMs));
    await this.writer.transaction((tx) => projection.discard(old.generation, tx));
  }
}
