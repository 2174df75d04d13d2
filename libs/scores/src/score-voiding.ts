import { Injectable } from '@nestjs/common';
import type { NewEvent, VoidedScore, VoidScoreInput } from '@app/contracts';
import { decision, EventLog, LogPeers } from '@app/event-log';
import { Clock } from '@app/platform';
import { scoreNotFound } from './score-not-found';
import { toVoidedScore, VoidedScoreRepository, type VoidedScoreRow } from './voided-score.repository';

/** Takes scores out of all that counts. */
@Injectable()
export class ScoreVoiding {
  constructor(
    private readonly log: EventLog,
    private readonly peers: LogPeers,
    private readonly voided: VoidedScoreRepository,
    private readonly clock: Clock,
  ) {}

  /** Moves the score to the voided ones, with its event, in one transaction. Errors: `score_not_found`. */
  async voidScore({ id, reason, voided_by }: VoidScoreInput): Promise<VoidedScore> {
    const decided = decision({ by: voided_by, reason });
    const { result, events } = await this.log.append(async (tx) => {
      const { by, ...record } = decided;
      const row = await this.voided.take(tx, id, {
        voided_at: this.clock.now(),
        voided_by: by,
        ...record,
      });
      if (!row) throw scoreNotFound(id);
      return { events: [{ ...toEvent(row), decision: decided }], result: toVoidedScore(row) };
    });
    const last = events.at(-1);
    if (last) await this.peers.caughtUp(last.id);
    return result;
  }
}

function toEvent({ id, player_id, game_mode, value, voided_at }: VoidedScoreRow): NewEvent {
  return { type: 'score_voided', player_id, game_mode, score_id: id, value, occurred_at: voided_at };
}
