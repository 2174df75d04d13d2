import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { problem, type Answered, type NewScore, type SubmittedScore } from '@app/contracts';
import { EventLog } from '@app/event-log';
import { ScoreAnswers } from './score-answers';
import { ScoreBatch } from './score-batch';
import { type Outcome, type Submission } from './submission';

/** Submissions that one commit may carry. */
const batchSize = 1_000;
/** From this many answers in one commit on, those who got them are waited for. */
const crowd = 8;
/** As long as that may take, in ms, and the share of them that is enough. */
const gatherMs = 2;
const enough = 0.9;

interface Waiting {
  submission: Submission;
  resolve: (answer: Answered<SubmittedScore>) => void;
  reject: (error: unknown) => void;
}

/**
 * Group commit: while one batch of submissions is committed, the next one gathers, so a lone score waits for
 * nothing and a thousand at once share one write to the disk.
 */
@Injectable()
export class ScoreIntake {
  private readonly logger = new Logger('ScoreIntake');
  private waiting: Waiting[] = [];
  private committing = false;

  constructor(
    private readonly log: EventLog,
    private readonly batch: ScoreBatch,
    private readonly answers: ScoreAnswers,
  ) {}

  /** Resolves when the score is on disk and its answer is complete. Errors: as `ScoresApi.submit`. */
  submit(input: NewScore): Promise<Answered<SubmittedScore>> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ submission: { input, occurredAt: null }, resolve, reject });
      if (!this.committing) void this.commitAll();
    });
  }

  private async commitAll(): Promise<void> {
    this.committing = true;
    // All that come in the same turn, such as the entries of one request, share the first commit.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, batchSize);
      this.waiting = this.waiting.slice(batchSize);
      await this.commit(batch);
      await this.gather(batch.length);
    }
    this.committing = false;
  }

  /**
   * Under load whoever was answered sends the next score a moment later. Waiting for most of them nearly doubles the batch,
   * whose fixed cost (a dozen statements, a write to the disk) is most of what a score costs. A few senders wait for nothing.
   */
  private async gather(answered: number): Promise<void> {
    const expected = Math.min(batchSize, enough * (this.waiting.length + answered));
    for (let ms = 0; ms < gatherMs && answered >= crowd && this.waiting.length < expected; ms += 1) {
      await pause(1);
    }
  }

  private async commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const submissions = batch.map((entry) => entry.submission);
      const { result, events } = await this.log.append((tx) => this.batch.store(tx, submissions));
      const ids = events.map((event) => event.id);
      void this.answer(batch, result, ids);
    } catch (error) {
      this.logger.error(error);
      const refusal = problem(
        'service_unavailable',
        'It is not certain that the score was stored. Send it again, with the same submission_id if it had one',
        {
          retry_after: 1,
        },
      );
      for (const entry of batch) entry.reject(refusal);
    }
  }

  private async answer(batch: readonly Waiting[], outcomes: Outcome[], eventIds: number[]): Promise<void> {
    const complete = await this.answers.complete(outcomes, eventIds);
    batch.forEach((entry, index) => {
      const outcome = outcomes[index];
      if (!outcome || outcome.kind === 'refused') entry.reject(outcome?.error);
      else if (outcome.kind === 'replayed') entry.resolve({ body: outcome.answer, replayed: true });
      else entry.resolve({ body: complete[outcome.eventIndex] as SubmittedScore, replayed: false });
    });
  }
}
