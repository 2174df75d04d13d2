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
 * Some players' scores as of the event at `position`; a player without any is missing. From the log, not from the table of
 * scores, which is ahead of a projection that follows or is rebuilt. O(scores of the players).
 */
export async function scoresOfPlayers(
  sql: Sql,
  playerIds: readonly number[],
  position: number,
): Promise<ReadonlyMap<number, PlayerScores>> {
  const events = await readScoreEvents(sql, playerIds, position);
  const gone = new Set<number>();
  for (const event of events) if (event.type === 'score_voided') gone.add(event.score_id);
  const scores = new Map<number, PlayerScores>();
  for (const event of events) {
    if (event.type !== 'score_submitted') continue;
    const own = scores.get(event.player_id) ?? { lasting: [], voided: new Map<number, ScoreSubmitted>() };
    scores.set(event.player_id, own);
    if (gone.has(event.score_id)) own.voided.set(event.score_id, event);
    else own.lasting.push(event);
  }
  return scores;
}

/** The same of one player, with none where the log has none. */
export async function scoresOfPlayer(sql: Sql, playerId: number, position: number): Promise<PlayerScores> {
  const scores = await scoresOfPlayers(sql, [playerId], position);
  return scores.get(playerId) ?? { lasting: [], voided: new Map<number, ScoreSubmitted>() };
}
