import type { PeriodPlacement, Placement, ScoreSubmitted, ScoreVoided } from '@app/contracts';
import type { BoardRef } from './board-key';
import type { RankedBoard, RankedBoards } from './ranked-boards';
import { improves } from './standing';
import type { RestoredStanding } from './standing-restorer';

/**
 * Moves the boards in memory that a committed score counts on, and tells what that did to the boards of its
 * mode; null where the mode's all-time board is not in memory. O(log n) a board.
 */
export function place(
  score: ScoreSubmitted,
  refs: readonly BoardRef[],
  boards: RankedBoards,
): Placement | null {
  const periods: Record<string, PeriodPlacement> = {};
  let placement: Placement | null = null;
  for (const ref of refs) {
    const ranked = boards.peek(ref.id);
    if (!ranked) {
      boards.moved(ref.id, score.player_id);
      continue;
    }
    if (ref.gameMode === '') move(ranked, score);
    else if (ref.period === 'all_time') placement = placeAllTime(ranked, score, periods);
    else periods[ref.period] = { improved: move(ranked, score), rank: ranked.index.rankOf(score.player_id) };
  }
  return placement;
}

/** Moves the boards in memory that held a voided score: the player gets an earlier place, or leaves. O(log n) a board. */
export function putBack(
  event: ScoreVoided,
  restored: readonly RestoredStanding[],
  boards: RankedBoards,
): void {
  for (const { ref, standing } of restored) {
    const ranked = boards.peek(ref.id);
    if (!ranked) {
      boards.moved(ref.id, event.player_id);
      continue;
    }
    if (standing) ranked.index.set(event.player_id, standing.value, standing.reachedEventId);
    else ranked.index.remove(event.player_id);
    ranked.version = event.id;
  }
}

function placeAllTime(
  ranked: RankedBoard,
  score: ScoreSubmitted,
  periods: Record<string, PeriodPlacement>,
): Placement {
  const { index } = ranked;
  const { player_id } = score;
  const previousBest = index.get(player_id)?.score ?? null;
  const previousRank = index.rankOf(player_id);
  const improved = move(ranked, score);
  return {
    rank: improved ? (index.rankOf(player_id) ?? 0) : (previousRank ?? 0),
    previous_rank: previousRank,
    total_players: index.size,
    best_score: improved ? score.value : (previousBest ?? score.value),
    previous_best: previousBest,
    is_personal_best: improved,
    periods,
  };
}

/** True where the score became the standing. Every score is a new version: it counts as a game. */
function move(ranked: RankedBoard, score: ScoreSubmitted): boolean {
  ranked.version = score.id;
  const improved = improves(score.value, ranked.index.get(score.player_id)?.score);
  if (improved) ranked.index.set(score.player_id, score.value, score.id);
  return improved;
}
