import { Columns } from './columns';
import type { EntryColumns } from './entry';
import { requireFinite, requirePlayer } from './sort-key';

/**
 * Rows on their way into a board, in any order: 20 bytes each, in pages, so that taking one more never copies the others.
 * Nothing of a row shows on a board before `Board.loadInSteps` has read them all.
 */
export class EntryBuffer {
  private readonly columns = new Columns();

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

  /** Rows taken. O(1). */
  get size(): number {
    return this.columns.used;
  }

  /** Takes a row. Throws RangeError on what a board refuses: an invalid player, NaN, ±Infinity. O(1). */
  add(player: number, score: number, reached: number): void {
    requirePlayer(player);
    requireFinite(score, 'A score');
    requireFinite(reached, 'The tie key of a score');
    this.columns.write(this.columns.allocate(player), score, reached);
  }

  /** Player of a row, 0 to `size` − 1. O(1). */
  player(row: number): number {
    return this.columns.player(row);
  }

  /** Score of a row, as it was given. O(1). */
  score(row: number): number {
    return this.columns.key(row);
  }

  /** Tie key of a row. O(1). */
  reached(row: number): number {
    return this.columns.reached(row);
  }
}
