import { Board } from './board';
import { ScoreTurnover } from './score-turnover';
import type { BoardOptions, Entry } from './entry';

/**
 * How a board stood at an earlier moment, without a copy of it: the board as it is, and the players whose entries have changed
 * since, as they stood then and as they stand now. A rank is a count, and a count then is the count now, less the changed players
 * as they are now, plus the same players as they were.
 *
 * Costs: every look-up and every change O(log n); memory for two entries a changed player, whatever the size of the board.
 */
export class PastBoard {
  private readonly changed = new Set<number>();
  /** The changed players where they stood then; those who were not on the board are missing. */
  private readonly then: Board;
  /** The changed players where they stand now. */
  private readonly now: Board;
  private readonly turnover: ScoreTurnover | null;

  /** As the present board is; from here on it has to be told of every change. `options`: those of the present board. */
  constructor(
    private readonly present: Board,
    private readonly options: BoardOptions,
  ) {
    const { sort } = options;
    this.then = new Board({ sort });
    this.now = new Board({ sort });
    const boards = { present, then: this.then, now: this.now };
    this.turnover = options.ties === 'dense' ? new ScoreTurnover(boards, sort) : null;
  }

  /** Players who stood on it then. */
  get size(): number {
    return this.present.size - this.now.size + this.then.size;
  }

  /** Whether a player's entry is known to have changed since. O(1). */
  hasChanged(player: number): boolean {
    return this.changed.has(player);
  }

  /** The present entry is about to change for the first time: it is that of then. Does nothing from the second time on. */
  keep(player: number): void {
    if (!this.changed.has(player)) this.record(player, this.present.get(player));
  }

  /** How a player stood then, who has changed since; undefined: not at all. Takes the place of what was known. */
  record(player: number, entry: Entry | undefined): void {
    const before = this.then.get(player);
    if (entry) this.then.set(player, entry.score, entry.reached);
    else this.then.remove(player);
    this.changed.add(player);
    this.follow(player, before);
    this.turnover?.lookAt(entry);
  }

  /** The present entry, which was `before`, has become another one or is gone: that of then as well, unless it was kept. */
  follow(player: number, before: Entry | undefined): void {
    const after = this.present.get(player);
    if (this.changed.has(player)) {
      if (after) this.now.set(player, after.score, after.reached);
      else this.now.remove(player);
    }
    this.turnover?.lookAt(before, after);
  }

  /** A player who has left the present board, kept before that, never stood on this one. */
  forget(player: number): void {
    const entries = [this.then.get(player), this.now.get(player)];
    this.then.remove(player);
    this.now.remove(player);
    this.changed.delete(player);
    this.turnover?.lookAt(...entries);
  }

  /** A player's rank then, under the board's tie policy; null for one who did not stand on it. */
  rankOf(player: number): number | null {
    const entry = this.changed.has(player) ? this.then.get(player) : this.present.get(player);
    if (!entry) return null;
    switch (this.options.ties ?? 'shared') {
      case 'unique':
        return this.count((board) => board.countThrough(entry));
      case 'shared':
        return this.count((board) => board.countAhead(entry.score)) + 1;
      case 'dense':
        return this.present.rankOfScore(entry.score) + (this.turnover?.gainedAhead(entry.score) ?? 0);
    }
  }

  private count(of: (board: Board) => number): number {
    return of(this.present) - of(this.now) + of(this.then);
  }
}
