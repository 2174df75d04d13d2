import { Injectable } from '@nestjs/common';
import { readEvents, type Checkpoint } from '@app/event-log';
import type { Transaction } from '@app/platform';
import type { BoardSet } from './board-set';
import { BoardSetRepository } from './board-set.repository';
import { BoardSets } from './board-sets';
import { SetMemory } from './set-memory';
import { StandingWriter } from './standing-writer';

/** Events taken in one transaction: scores get their turn in between. */
const batchSize = 1_000;

/** Where a set that is filled stands. */
export interface BuildingProgress {
  position: number;
  end: number;
}

/** Fills a set from the log, a few events at a time, while the mode's present one serves. */
@Injectable()
export class SetBuilder {
  /** Where this process left the sets that it fills, by id. */
  private readonly left = new Map<number, number>();

  constructor(
    private readonly repository: BoardSetRepository,
    private readonly sets: BoardSets,
    private readonly writer: StandingWriter,
    private readonly memory: SetMemory,
  ) {}

  /** What is left to do in a generation: sets to be filled, and sets to be deleted. */
  async waiting(generation: number): Promise<{ building: BoardSet[]; retired: number[] }> {
    const building = await this.repository.building(generation);
    return { building: building.map(({ set }) => set), retired: await this.repository.retired(generation) };
  }

  /**
   * Takes the next events up to where the projection stands; null where the set is not to be filled any more. Nothing is
   * remembered of it in memory but in boards that were loaded for it.
   */
  async advance(tx: Transaction, setId: number, at: Checkpoint): Promise<BuildingProgress | null> {
    const building = (await this.repository.building(at.generation, tx)).find(({ set }) => set.id === setId);
    if (!building) return null;
    const { set } = building;
    const read = await readEvents(tx, building.position, batchSize);
    const events = read.filter(({ id }) => id <= at.position);
    const removals = events.filter((event) => event.type === 'player_removed');
    const gone = new Set(removals.map(({ player_id }) => player_id));
    const moving = events
      .filter((event) => event.type === 'score_submitted' || event.type === 'score_voided')
      .filter(({ game_mode, player_id }) => set.holds(game_mode) && !gone.has(player_id));
    const routing = { setsOf: async () => [set], before: async () => undefined };
    const moves = await this.writer.write(tx, moving, routing);
    if (removals.length > 0) await this.writer.removePlayers(tx, removals, [set.id]);
    const position = events.at(-1)?.id ?? building.position;
    // Another process has filled it further: the boards that were read here lack that.
    if (this.left.get(setId) !== building.position) tx.onCommit(() => this.memory.drop(setId));
    await this.repository.savePosition(tx, setId, position);
    const removed = removals.map(({ player_id, id }) => ({ playerId: player_id, eventId: id }));
    tx.onCommit(() => {
      this.left.set(setId, position);
      this.memory.moved({ moves, removed, setIds: new Set([setId]) });
    });
    return { position, end: at.position };
  }

  /** Fills some more of a set of a generation that nobody is shown yet, up to `at`; true where none is left to be filled. */
  async fillSome(tx: Transaction, at: Checkpoint): Promise<boolean> {
    const [next] = await this.repository.building(at.generation, tx);
    if (!next) return true;
    const progress = await this.advance(tx, next.set.id, at);
    if (progress?.position === at.position) await this.putInService(tx, next.set.id, at.generation);
    return false;
  }

  /** Reads what will be asked for first into memory. */
  warm(set: BoardSet): Promise<void> {
    return this.memory.warm(set);
  }

  /** Deletes some more of a set that nobody is shown any more; true when it is gone. */
  discard(tx: Transaction, setId: number): Promise<boolean> {
    return this.writer.discardSet(tx, setId);
  }

  /** Puts a set that has come to where the projection stands into the place of the one that serves. */
  async putInService(tx: Transaction, setId: number, generation: number): Promise<void> {
    const building = (await this.repository.building(generation, tx)).find(({ set }) => set.id === setId);
    if (!building) return;
    const { set } = building;
    const open = await this.sets.open(tx, generation);
    const old = open.find(set.gameMode);
    if (old) {
      await this.repository.saveState(tx, old.id, 'retired');
      tx.onCommit(() => this.memory.drop(old.id));
    }
    await this.repository.saveState(tx, set.id, 'serving');
    tx.onCommit(() => this.left.delete(set.id));
    open.put(tx, set.gameMode, set);
  }
}
