import { Injectable } from '@nestjs/common';
import { Clock } from '@app/platform';
import { BoardCatalogue } from './board-catalogue';
import type { BoardRef } from './board-key';
import type { BoardSet } from './board-set';
import { LiveBoards, type Committed } from './live-boards';

/** What the memory holds of a set that is being filled. */
@Injectable()
export class SetMemory {
  constructor(
    private readonly catalogue: BoardCatalogue,
    private readonly live: LiveBoards,
    private readonly clock: Clock,
  ) {}

  /** Moves those of its boards that are in memory over events that were committed long ago. */
  moved(committed: Omit<Committed, 'placed'>): void {
    this.live.moved({ ...committed, placed: false });
  }

  /** Lets go of the boards of a set that serves no more. */
  drop(setId: number): void {
    this.live.boards.drop(({ ref }) => ref.set.id === setId);
  }

  /** Reads the running boards of a set, so that nobody waits for them when it begins to serve. */
  async warm(set: BoardSet): Promise<void> {
    for (const { period, key } of set.calendar.spanAt(this.clock.now()).periods) {
      const ref: BoardRef | null = await this.catalogue.find({ set, period, periodKey: key });
      if (ref) await this.live.boards.get(ref, () => this.live.position);
    }
  }
}
