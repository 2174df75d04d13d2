import type { ScoreSubmitted } from '@app/contracts';

/** What a run of scores does to one player's standing on one board. */
export interface StandingChange {
  boardId: number;
  playerId: number;
  /** The score that would rank, if it beats the standing. */
  value: number;
  reachedEventId: number;
  reachedAt: number;
  games: number;
  sum: number;
}

/** Whether a score takes the place of the one that ranks: it must be better, an equal one came later. */
export function improves(score: number, present: number | undefined): boolean {
  return present === undefined || score > present;
}

/**
 * Folds scores, in the order of the log, to one change a player and board. `boardsOf` names the boards a score
 * counts on. O(scores · boards).
 */
export function foldStandings(
  scores: readonly ScoreSubmitted[],
  boardsOf: (score: ScoreSubmitted) => readonly { id: number }[],
): StandingChange[] {
  const byBoard = new Map<number, Map<number, StandingChange>>();
  for (const score of scores) {
    for (const { id } of boardsOf(score)) {
      const changes = byBoard.get(id) ?? new Map<number, StandingChange>();
      byBoard.set(id, changes);
      const change = changes.get(score.player_id);
      if (change) add(change, score);
      else changes.set(score.player_id, firstChange(id, score));
    }
  }
  return [...byBoard.values()].flatMap((changes) => [...changes.values()]);
}

function firstChange(boardId: number, score: ScoreSubmitted): StandingChange {
  return {
    boardId,
    playerId: score.player_id,
    value: score.value,
    reachedEventId: score.id,
    reachedAt: score.occurred_at,
    games: 1,
    sum: score.value,
  };
}

function add(change: StandingChange, score: ScoreSubmitted): void {
  change.games += 1;
  change.sum += score.value;
  if (!improves(score.value, change.value)) return;
  change.value = score.value;
  change.reachedEventId = score.id;
  change.reachedAt = score.occurred_at;
}
