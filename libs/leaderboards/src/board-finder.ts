import { Injectable } from '@nestjs/common';
import type { BoardInput } from '@app/contracts';
import { Clock } from '@app/platform';
import { BoardCatalogue } from './board-catalogue';
import { boardAskedFor, type BoardKey, type BoardRef } from './board-key';
import { LiveBoards } from './live-boards';
import { periodsAt, type Period } from './periods';
import type { RankedBoard } from './ranked-boards';

/** From what a request says to the board it means. */
@Injectable()
export class BoardFinder {
  constructor(
    private readonly catalogue: BoardCatalogue,
    private readonly live: LiveBoards,
    private readonly clock: Clock,
  ) {}

  keyOf(input: BoardInput): BoardKey {
    return boardAskedFor(input, this.clock.now());
  }

  /** The periods that hold this moment. */
  running(): Period[] {
    return periodsAt(this.clock.now());
  }

  /** The board at once where it is in memory: each promise on the way costs more than the look-up. */
  recall(key: BoardKey): RankedBoard | undefined {
    const ref = this.catalogue.recall(key);
    return ref && this.live.boards.recall(ref.id);
  }

  /** The board, in memory; null where nobody has played for it. */
  async find(key: BoardKey): Promise<RankedBoard | null> {
    const ref = await this.catalogue.find(key);
    return ref && this.ranked(ref);
  }

  ranked(ref: BoardRef): Promise<RankedBoard> {
    return this.live.boards.get(ref, () => this.live.position);
  }

  /** How many players are on a board, if it is in memory. */
  playersOn(boardId: number): number | undefined {
    return this.live.boards.peek(boardId)?.index.size;
  }

  /** The key of what is shown of a board in a cache: it changes with the board and with the names on it. */
  cacheKey(what: string, { ref, version }: RankedBoard, detail: string | number): string {
    return `${what}:${ref.id}:${detail}:${Math.max(version, this.live.namesVersion)}`;
  }
}
