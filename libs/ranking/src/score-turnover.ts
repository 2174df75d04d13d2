import { Board } from './board';
import type { Entry, Sort } from './entry';

/** A board, and its changed players as they stood at an earlier moment and as they stand now. */
interface Boards {
  present: Board;
  then: Board;
  now: Board;
}

/** Scores under handles, in order, so that those ahead of another can be counted. */
class ScoreSet {
  private readonly order: Board;
  private readonly handles = new Map<number, number>();
  private readonly free: number[] = [];
  private made = 0;

  constructor(sort: Sort) {
    this.order = new Board({ sort });
  }

  /** Puts a score in or takes it out. O(log n). */
  toggle(score: number, isMember: boolean): void {
    const handle = this.handles.get(score);
    if (isMember === (handle !== undefined)) return;
    if (handle === undefined) this.add(score);
    else this.remove(score, handle);
  }

  countAhead(score: number): number {
    return this.order.countAhead(score);
  }

  private add(score: number): void {
    const handle = this.free.pop() ?? ++this.made;
    this.handles.set(score, handle);
    this.order.set(handle, score, 0);
  }

  private remove(score: number, handle: number): void {
    this.handles.delete(score);
    this.order.remove(handle);
    this.free.push(handle);
  }
}

/** Which scores somebody had at an earlier moment and nobody has now, and the other way round: for dense ranks of then. */
export class ScoreTurnover {
  private readonly gone: ScoreSet;
  private readonly come: ScoreSet;

  constructor(
    private readonly boards: Boards,
    sort: Sort,
  ) {
    this.gone = new ScoreSet(sort);
    this.come = new ScoreSet(sort);
  }

  /** Looks again at scores that somebody has reached or left, then or now. O(log n) a score. */
  lookAt(...entries: readonly (Entry | undefined)[]): void {
    const { present, then, now } = this.boards;
    for (const entry of entries) {
      if (!entry) continue;
      const { score } = entry;
      const has = countAt(present, score);
      const had = has - countAt(now, score) + countAt(then, score);
      this.gone.toggle(score, has === 0 && had > 0);
      this.come.toggle(score, has > 0 && had === 0);
    }
  }

  /** How many more different scores were ahead of this one than are now. O(log n). */
  gainedAhead(score: number): number {
    return this.gone.countAhead(score) - this.come.countAhead(score);
  }
}

/** Players with exactly this score. */
function countAt(board: Board, score: number): number {
  const { first, last } = board.positionsOfScores(score, score);
  return last - first + 1;
}
