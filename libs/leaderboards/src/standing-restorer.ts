import { Injectable } from '@nestjs/common';
import type { ScoreSubmitted, ScoreVoided } from '@app/contracts';
import { scoresOfPlayer } from '@app/event-log';
import type { Transaction } from '@app/platform';
import { BoardCatalogue } from './board-catalogue';
import { boardName, boardsAt, type BoardRef } from './board-key';
import { dayOf } from './periods';
import { foldStandings, type StandingChange } from './standing';
import { StandingRepository } from './standing.repository';

/** Where a player stands on a board once a score does not count; null: not on it any more. */
export interface RestoredStanding {
  ref: BoardRef;
  standing: StandingChange | null;
}

/** Puts players where they stand without a voided score. */
@Injectable()
export class StandingRestorer {
  constructor(
    private readonly catalogue: BoardCatalogue,
    private readonly standings: StandingRepository,
  ) {}

  /**
   * Counts the player's standings on all boards that held the score again, from the log up to the void. Errors: an
   * Error where the log does not have the score. O(scores of the player).
   */
  async restore(tx: Transaction, event: ScoreVoided, generation: number): Promise<RestoredStanding[]> {
    const { lasting, voided } = await scoresOfPlayer(tx, event.player_id, event.id);
    const score = voided.get(event.score_id);
    if (!score) throw new Error(`The log has no score ${event.score_id} of player ${event.player_id}`);
    const refs: BoardRef[] = [];
    for (const key of boardsAt(score.game_mode, score.occurred_at)) {
      refs.push(await this.catalogue.findOrCreate(tx, key, generation));
    }
    const changes = foldStandings(lasting, heldBy(refs));
    await this.standings.replace(tx, {
      playerId: event.player_id,
      boardIds: refs.map(({ id }) => id),
      changes,
    });
    return refs.map((ref) => ({ ref, standing: changes.find(({ boardId }) => boardId === ref.id) ?? null }));
  }
}

/** Which of the boards a score counts on; worked out once a mode and day. */
function heldBy(refs: readonly BoardRef[]): (score: ScoreSubmitted) => readonly BoardRef[] {
  const byName = new Map(refs.map((ref) => [boardName(ref), ref]));
  const known = new Map<string, BoardRef[]>();
  return ({ game_mode, occurred_at }) => {
    const place = `${dayOf(occurred_at)} ${game_mode}`;
    const held =
      known.get(place) ?? boardsAt(game_mode, occurred_at).flatMap((key) => byName.get(boardName(key)) ?? []);
    known.set(place, held);
    return held;
  };
}
