import type { ScoreSubmitted } from '@app/contracts';
import type { PeriodBounds } from '@app/periods';
import { PastBoard, type Board } from '@app/ranking';
import type { BoardRules } from './board-rules';

/** A board in memory, and how it stood when the day began, from when somebody has asked. */
interface Opened {
  index: Board;
  opening: Opening | null;
}

/** How a board in memory stood when a day began, by the board's own clock. Moves with the board. */
export class Opening {
  readonly past: PastBoard;
  /** Whether the players who had moved before somebody asked are known. */
  isComplete = false;

  constructor(
    index: Board,
    { sort, ties }: BoardRules,
    readonly day: PeriodBounds,
  ) {
    this.past = new PastBoard(index, { sort, ties });
  }

  /** Whether a score makes it untrue: one of another day, or an older one of a player for whom only the latest day is known. */
  isUpsetBy({ player_id, occurred_at }: ScoreSubmitted): boolean {
    if (occurred_at >= this.day.endsAt) return true;
    return occurred_at < this.day.startsAt && (!this.isComplete || this.past.hasChanged(player_id));
  }
}

/**
 * To be called before a committed score moves its player in the index, or does not; what is answered is to follow the player after
 * that.
 */
export function beforeScore(ranked: Opened, score: ScoreSubmitted, moves: boolean): PastBoard | null {
  const { opening } = ranked;
  if (!opening) return null;
  if (opening.isUpsetBy(score)) {
    ranked.opening = null;
    return null;
  }
  // A score from before the day moves who has not moved since as much then as now.
  if (moves && score.occurred_at >= opening.day.startsAt) opening.past.keep(score.player_id);
  return opening.past;
}

/** Takes a player off a board: then and now. False where the player was not on it. */
export function takeOff(ranked: Opened, playerId: number): boolean {
  const past = ranked.opening?.past;
  past?.keep(playerId);
  const wasOn = ranked.index.remove(playerId);
  past?.forget(playerId);
  return wasOn;
}
