import type { LogEvent } from '@app/contracts';
import type { Transaction } from '@app/platform';
import type { Checkpoint } from './checkpoints';

/** What a projection does to the memory of its process once the transaction is on disk. It must not throw. */
export type AfterCommit = () => void;

/**
 * Something computed from the log: it can be thrown away and made again by reading the log once more. The same
 * `apply` runs inside the transaction that appends, in a follower, and in a rebuild.
 */
export abstract class Projection {
  /** The name of its checkpoint. */
  abstract readonly name: string;

  /**
   * True for one that nobody waits for: it never applies inside an append, which would pay for it, but follows the log
   * within a fraction of a second, many events at a time.
   */
  readonly follows: boolean = false;

  /**
   * Brings the projection's tables from just before `events` to just after them. Events come in the order of
   * the log, each once. Writes only rows of `generation`, through `tx`. Whatever changes in memory goes into
   * the returned action: the transaction may still fail.
   */
  abstract apply(
    events: readonly LogEvent[],
    tx: Transaction,
    generation: number,
  ): Promise<AfterCommit | void>;

  /**
   * Called in a rebuild at the end of the log, before the new generation serves: does some more of what `apply` has left to
   * be done later; true when nothing is left.
   */
  async complete(_at: Checkpoint, _tx: Transaction): Promise<boolean> {
    return true;
  }

  /** Deletes all rows of a generation that no longer serves. */
  abstract discard(generation: number, tx: Transaction): Promise<void>;

  /** The tables were changed by another process and now stand at `position`: forgets all that is held in memory. */
  abstract forget(position: number): void;
}
