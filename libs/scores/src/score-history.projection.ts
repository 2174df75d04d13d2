import { Injectable } from '@nestjs/common';
import type { LogEvent } from '@app/contracts';
import { Projection } from '@app/event-log';
import type { Transaction } from '@app/platform';
import { ScoreRepository } from './score.repository';

/** The name of its checkpoint. */
export const scoreHistory = 'score_history';

/** Takes the scores of removed players out of the lists. The scores themselves are written with their events. */
@Injectable()
export class ScoreHistoryProjection extends Projection {
  override readonly name = scoreHistory;

  constructor(private readonly scores: ScoreRepository) {
    super();
  }

  override async apply(events: readonly LogEvent[], tx: Transaction): Promise<void> {
    const removed = events.filter((event) => event.type === 'player_removed').map((event) => event.player_id);
    if (removed.length > 0) await this.scores.deleteOf(tx, removed);
  }

  override async discard(): Promise<void> {
    // It has no rows of its own.
  }

  override forget(): void {
    // It keeps nothing in memory.
  }
}
