import type { EntryColumns } from './entry';
import { requireFinite, requirePlayer } from './sort-key';

/** Rows on a page. */
const PAGE_BITS = 14;
const PAGE = 1 << PAGE_BITS;
/** A row: score and tie key as doubles, player as Int32, side by side because they are read together. */
const ROW = 20;
const REACHED = 8;
const PLAYER = 16;

/**
 * Rows on their way into a board, in any order: 20 bytes each, in pages, so that taking one more never copies the others.
 * Nothing of a row shows on a board before `Board.loadInSteps` has read them all.
 */
export class EntryBuffer {
  /** Rows taken. */
  size = 0;
  private readonly pages: DataView[] = [];

  /** All rows of parallel columns. Throws RangeError on columns of different lengths or an invalid row. */
  static of({ players, scores, reached }: EntryColumns): EntryBuffer {
    const n = players.length;
    if (scores.length !== n || reached.length !== n) {
      throw new RangeError(`Columns must be equally long, got ${n}, ${scores.length} and ${reached.length}`);
    }
    const buffer = new EntryBuffer();
    for (let row = 0; row < n; row++) buffer.add(players[row]!, scores[row]!, reached[row]!);
    return buffer;
  }

  /** Takes a row. Throws RangeError on what a board refuses: an invalid player, NaN, ±Infinity. O(1). */
  add(player: number, score: number, reached: number): void {
    requirePlayer(player);
    requireFinite(score, 'A score');
    requireFinite(reached, 'The tie key of a score');
    if (this.size === this.pages.length << PAGE_BITS)
      this.pages.push(new DataView(new ArrayBuffer(PAGE * ROW)));
    const page = this.pages[this.size >> PAGE_BITS]!;
    const at = (this.size & (PAGE - 1)) * ROW;
    page.setFloat64(at, score, true);
    page.setFloat64(at + REACHED, reached, true);
    page.setInt32(at + PLAYER, player, true);
    this.size++;
  }

  /** Player of a row, 0 to `size` − 1. O(1). */
  player(row: number): number {
    return this.pages[row >> PAGE_BITS]!.getInt32((row & (PAGE - 1)) * ROW + PLAYER, true);
  }

  /** Score of a row, as it was given. O(1). */
  score(row: number): number {
    return this.pages[row >> PAGE_BITS]!.getFloat64((row & (PAGE - 1)) * ROW, true);
  }

  /** Tie key of a row. O(1). */
  reached(row: number): number {
    return this.pages[row >> PAGE_BITS]!.getFloat64((row & (PAGE - 1)) * ROW + REACHED, true);
  }
}
