import type { ScoreSubmitted } from '@app/contracts';
import type { Sql } from '@app/platform';
import { readScoreEvents } from './event-store';

/** A player's scores as the log had them at one place. */
export interface PlayerScores {
  /** Those that counted there, in the order of the log. */
  lasting: ScoreSubmitted[];
  /** Those that were voided up to there, by score id. */
  voided: Map<number, ScoreSubmitted>;
}

/**
 * A player's scores as of the event at `position`. From the log, not from the table of scores, which is ahead of a
 * projection that follows or is rebuilt. O(scores of the player).
 */
export async function scoresOfPlayer(sql: Sql, playerId: number, position: number): Promise<PlayerScores> {
  const events = await readScoreEvents(sql, playerId, position);
  const gone = new Set<number>();
  for (const event of events) if (event.type === 'score_voided') gone.add(event.score_id);
  const lasting: ScoreSubmitted[] = [];
  const voided = new Map<number, ScoreSubmitted>();
  for (const event of events) {
    if (event.type !== 'score_submitted') continue;
    if (gone.has(event.score_id)) voided.set(event.score_id, event);
    else lasting.push(event);
  }
  return { lasting, voided };
}
