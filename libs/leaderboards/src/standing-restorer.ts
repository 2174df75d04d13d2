import { Injectable } from '@nestjs/common';
import type { ScoreSubmitted, ScoreVoided } from '@app/contracts';
import { scoresOfPlayer } from '@app/event-log';
import type { Transaction } from '@app/platform';
import type { BoardRef } from './board-key';
import { routesAmong } from './board-routes';
import { Folding, type Standing } from './standing';
import { StandingRepository } from './standing.repository';

/** Where a player stands on a board once a score does not count; null: not on it any more. */
export interface RestoredStanding {
  ref: BoardRef;
  standing: Standing | null;
}

/** Puts players where they stand without a voided score. */
@Injectable()
export class StandingRestorer {
  constructor(private readonly standings: StandingRepository) {}

  /**
   * Counts the player's standings again on the boards that held the score, which `refsOf` names, from the log up to the
   * void. Errors: an Error where the log does not have the score. O(scores of the player).
   */
  async restore(
    tx: Transaction,
    event: ScoreVoided,
    refsOf: (score: ScoreSubmitted) => Promise<readonly BoardRef[]>,
  ): Promise<RestoredStanding[]> {
    const { lasting, voided } = await scoresOfPlayer(tx, event.player_id, event.id);
    const score = voided.get(event.score_id);
    if (!score) throw new Error(`The log has no score ${event.score_id} of player ${event.player_id}`);
    const refs = await refsOf(score);
    const { changes } = new Folding().add(routesAmong(refs, lasting));
    await this.standings.replace(tx, { playerId: event.player_id, refs, changes });
    const byBoard = new Map(changes.map((change) => [change.ref.id, change.standing]));
    return refs.map((ref) => ({ ref, standing: byBoard.get(ref.id) ?? null }));
  }
}
