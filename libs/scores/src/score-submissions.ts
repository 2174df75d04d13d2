import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Answered, NewScore, SubmittedScore } from '@app/contracts';
import { saveAnswers, Writer } from '@app/platform';
import { answerScope } from './score-batch';
import { ScoreIntake } from './score-intake';
import { submissionFingerprint } from './submission';

interface Settled {
  fingerprint: string;
  answer: SubmittedScore;
}

/**
 * Takes scores in, and makes equal submissions under one id answer alike. The id itself is stored with the score, in its
 * transaction; the complete answer, which is known only after the commit, is written right behind it.
 */
@Injectable()
export class ScoreSubmissions implements BeforeApplicationShutdown {
  private readonly logger = new Logger('ScoreSubmissions');
  private readonly underway = new Map<string, Promise<unknown>>();
  /** Answers that are complete but not yet written. */
  private readonly unwritten = new Map<string, Settled>();
  private writing: Promise<void> | undefined;

  constructor(
    private readonly intake: ScoreIntake,
    private readonly writer: Writer,
  ) {}

  /** Errors: as `ScoresApi.submit`. */
  async submit(input: NewScore): Promise<Answered<SubmittedScore>> {
    const key = input.submission_id;
    if (key === undefined) return this.intake.submit(input);
    for (let other = this.underway.get(key); other; other = this.underway.get(key)) {
      await other.catch(() => undefined);
    }
    const attempt = this.once(key, input);
    this.underway.set(key, attempt);
    try {
      return await attempt;
    } finally {
      this.underway.delete(key);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.writing;
  }

  private async once(key: string, input: NewScore): Promise<Answered<SubmittedScore>> {
    const fingerprint = submissionFingerprint(input);
    const unwritten = this.unwritten.get(key);
    if (unwritten?.fingerprint === fingerprint) return { body: unwritten.answer, replayed: true };
    const answered = await this.intake.submit(input);
    if (!answered.replayed) {
      this.unwritten.set(key, { fingerprint, answer: answered.body });
      this.writing ??= this.write();
    }
    return answered;
  }

  private async write(): Promise<void> {
    try {
      while (this.unwritten.size > 0) {
        const batch = [...this.unwritten];
        const entries = batch.map(([key, { fingerprint, answer }]) => ({
          key,
          fingerprint,
          answer: JSON.stringify(answer),
        }));
        await this.writer.transaction((tx) => saveAnswers(tx, answerScope, entries));
        for (const [key] of batch) this.unwritten.delete(key);
      }
    } catch (error) {
      this.logger.error(error);
    } finally {
      this.writing = undefined;
    }
  }
}
