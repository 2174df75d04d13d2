import type { PeriodPlacement, Placement, ScoreSubmitted } from '@app/contracts';
import { beforeScore } from './opening';
import type { RankedBoard, RankedBoards } from './ranked-boards';
import { improves, type Step } from './standing';
import type { Move } from './standing-writer';

type Place = Omit<Placement, 'periods'>;

/**
 * Moves the boards in memory that a committed event touches, and tells what a score did to those of its mode; null for a
 * void, and where the board that is shown first is not in memory. O(log n) a board.
 */
export function place(move: Move, boards: RankedBoards): Placement | null {
  if ('voided' in move) {
    putBack(move, boards);
    return null;
  }
  const { score, refs, steps } = move;
  const periods: Record<string, PeriodPlacement> = {};
  let shown: Place | null = null;
  for (const ref of refs) {
    const ranked = boards.peek(ref.id);
    if (!ranked) boards.moved(ref.id, score.player_id);
    else if (ref.set.gameMode === '') moveOn(ranked, score, undefined);
    else if (ref.period === ref.set.defaultPeriod) {
      const { improved, ...placed } = placeOn(ranked, score, steps?.get(ref.id));
      shown = placed;
      periods[ref.period] = { rank: shown.rank, improved };
    } else {
      const improved = moveOn(ranked, score, steps?.get(ref.id));
      periods[ref.period] = { rank: ranked.index.rankOf(score.player_id), improved };
    }
  }
  return shown && { ...shown, periods };
}

/** The player gets an earlier place, or leaves. */
function putBack({ voided, restored }: Extract<Move, { voided: unknown }>, boards: RankedBoards): void {
  for (const { ref, standing } of restored) {
    const ranked = boards.peek(ref.id);
    if (!ranked) {
      boards.moved(ref.id, voided.player_id);
      continue;
    }
    if (standing) ranked.index.set(voided.player_id, standing.value, standing.reachedEventId);
    else ranked.index.remove(voided.player_id);
    // The score may have counted before the day began.
    ranked.opening = null;
    ranked.version = voided.id;
  }
}

function placeOn(
  ranked: RankedBoard,
  score: ScoreSubmitted,
  step: Step | undefined,
): Place & { improved: boolean } {
  const { index, ref } = ranked;
  const { player_id, value } = score;
  const before = index.get(player_id)?.score ?? null;
  const previousRank = index.rankOf(player_id);
  const improved = moveOn(ranked, score, step);
  const previousBest = step ? (step.before?.best ?? null) : before;
  const isBest = improves(value, previousBest ?? undefined, ref.set.rules.sort);
  return {
    rank: (improved || step ? index.rankOf(player_id) : previousRank) ?? 0,
    previous_rank: previousRank,
    total_players: index.size,
    best_score: isBest ? value : (previousBest ?? value),
    previous_best: previousBest,
    is_personal_best: isBest,
    improved,
  };
}

/** True where the player stands better than before. Every score is a new version: it counts as a game. */
function moveOn(ranked: RankedBoard, score: ScoreSubmitted, step: Step | undefined): boolean {
  const { index, ref } = ranked;
  const present = index.get(score.player_id);
  const value = step ? step.after.value : score.value;
  const improved = improves(value, present?.score, ref.set.rules.sort);
  const moves = step !== undefined || improved;
  const past = beforeScore(ranked, score, moves);
  if (moves) index.set(score.player_id, value, step ? step.after.reachedEventId : score.id);
  past?.follow(score.player_id, present);
  ranked.version = score.id;
  return improved;
}
