import { Injectable } from '@nestjs/common';
import { problem, type ImportedScores, type ImportScoresInput } from '@app/contracts';
import { EventLog, LogPeers } from '@app/event-log';
import { Clock } from '@app/platform';
import { ScoreBatch } from './score-batch';

/** Brings scores in that were reached earlier or elsewhere, each with its own time. */
@Injectable()
export class ScoreImport {
  constructor(
    private readonly log: EventLog,
    private readonly peers: LogPeers,
    private readonly batch: ScoreBatch,
    private readonly clock: Clock,
  ) {}

  /** Stores all scores in one transaction, or none. Errors: as `ScoresApi.importScores`. */
  async run({ scores }: ImportScoresInput): Promise<ImportedScores> {
    const now = this.clock.now();
    const late = scores.find((score) => score.occurred_at > now);
    if (late) throw problem('invalid_request', `A score of player ${late.player_id} lies in the future`);
    const submissions = scores.map((score) => ({ input: score, occurredAt: score.occurred_at }));
    const { events } = await this.log.append(async (tx) => {
      const append = await this.batch.store(tx, submissions);
      for (const outcome of append.result) if (outcome.kind === 'refused') throw outcome.error;
      return append;
    });
    const last = events.at(-1);
    if (last) await this.peers.caughtUp(last.id);
    return { stored: events.length };
  }
}
