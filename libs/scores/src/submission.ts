import type { NewScore, Score, SubmittedScore } from '@app/contracts';
import { fingerprintOf } from '@app/platform';

/** A score on its way into the log. */
export interface Submission {
  input: NewScore;
  /** When the game ended, in ms since 1970; null: now. */
  occurredAt: number | null;
}

/** What became of a submission in the transaction: stored with its event, answered before, or refused. */
export type Outcome =
  | { kind: 'stored'; score: Score; eventIndex: number }
  | { kind: 'replayed'; answer: SubmittedScore }
  | { kind: 'refused'; error: Error };

/** The answer while boards and achievements have not said anything. */
export function bareAnswer(score: Score): SubmittedScore {
  return {
    ...score,
    rank: null,
    previous_rank: null,
    total_players: null,
    best_score: null,
    previous_best: null,
    is_personal_best: null,
    periods: null,
    new_achievements: null,
    pending: ['leaderboards', 'achievements'],
  };
}

/** What makes two submissions the same. */
export function submissionFingerprint({ player_id, score, game_mode, metadata }: NewScore): string {
  return fingerprintOf({ player_id, score, game_mode, metadata: metadata ?? null });
}
