import { Injectable } from '@nestjs/common';
import { problem, type BoardInput } from '@app/contracts';
import { Clock } from '@app/platform';
import { BoardCatalogue } from './board-catalogue';
import { modeOf, type BoardKey, type BoardRef } from './board-key';
import type { BoardSet } from './board-set';
import { BoardSets } from './board-sets';
import { LiveBoards } from './live-boards';
import type { RankedBoard } from './ranked-boards';

/** From what a request says to the board it means. */
@Injectable()
export class BoardFinder {
  constructor(
    private readonly sets: BoardSets,
    private readonly catalogue: BoardCatalogue,
    private readonly live: LiveBoards,
    private readonly clock: Clock,
  ) {}

  /**
   * Which board is meant; null for a mode that nobody has played. A promise only where the sets have to be read first:
   * each one on the way costs more than the look-up. Errors: `invalid_request` for a season where there are none.
   */
  locate(input: BoardInput): BoardKey | null | Promise<BoardKey | null> {
    const { serving } = this.sets;
    return serving ? this.keyOf(serving, input) : this.sets.load().then((sets) => this.keyOf(sets, input));
  }

  /** The sets of all modes, the global one included. */
  async allSets(): Promise<ReadonlyMap<string, BoardSet>> {
    return this.sets.serving ?? this.sets.load();
  }

  /** The board at once where it is in memory. */
  recall(key: BoardKey): RankedBoard | undefined {
    const ref = this.catalogue.recall(key);
    return ref && this.live.boards.find(ref);
  }

  /** The board, in memory; null where nobody has played for it. */
  async find(key: BoardKey | null): Promise<RankedBoard | null> {
    const ref = key && (await this.catalogue.find(key));
    return ref && this.ranked(ref);
  }

  /** The board that a request means. Errors: as `locate`. */
  async asked(input: BoardInput): Promise<RankedBoard | null> {
    return this.find(await this.locate(input));
  }

  ranked(ref: BoardRef): Promise<RankedBoard> {
    return this.live.boards.get(ref, () => this.live.position);
  }

  /** How many players are on a board, if it is in memory. */
  playersOn(boardId: number): number | undefined {
    return this.live.boards.peek(boardId)?.index.size;
  }

  /** Milliseconds since 1970-01-01 UTC. */
  get now(): number {
    return this.clock.now();
  }

  /** The key of what is shown of a board in a cache: it changes with the board and with the names on it. */
  cacheKey(what: string, ranked: RankedBoard, detail: string | number): string {
    return `${what}:${ranked.ref.id}:${detail}:${this.positionOf(ranked)}`;
  }

  /** The last event that changed what is shown of a board: places, names or rules; or one after that. */
  positionOf({ ref, version }: RankedBoard): number {
    return Math.max(version, this.live.namesVersion, ref.set.rulesEventId);
  }

  private keyOf(sets: ReadonlyMap<string, BoardSet>, { game_mode, period, at }: BoardInput): BoardKey | null {
    const set = sets.get(modeOf(game_mode));
    if (!set) return null;
    const asked = period ?? set.defaultPeriod;
    if (!set.calendar.kinds.includes(asked)) throw noSeasons();
    const moment = at === undefined ? this.clock.now() : Date.parse(at);
    return { set, period: asked, periodKey: set.calendar.keyAt(asked, moment) };
  }
}

function noSeasons(): Error {
  const message = 'period must not be season: this board has no seasons, because its game mode has no reset';
  return problem('invalid_request', `The request is not valid: ${message}`, {
    errors: [{ field: 'period', code: 'no_seasons', message }],
  });
}
