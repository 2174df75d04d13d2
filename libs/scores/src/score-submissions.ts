import { Injectable } from '@nestjs/common';
import type { Answered, NewScore, SubmittedScore } from '@app/contracts';
import { saveAnswers, Writer } from '@app/platform';
import { answerScope } from './score-batch';
import { ScoreIntake } from './score-intake';
import { submissionFingerprint } from './submission';

/** Complete answers that one transaction writes. */
interface Gathering {
  entries: { key: string; fingerprint: string; answer: string }[];
  written: Promise<void>;
}

/**
 * Takes scores in, and makes equal submissions under one id answer alike. The id itself is stored with the score, in its
 * transaction; the complete answer, which is known only after the commit, is written right behind it, and given when it
 * is on disk: what a client was told, a repetition tells it again, whatever dies in between.
 */
@Injectable()
export class ScoreSubmissions {
  private readonly underway = new Map<string, Promise<unknown>>();
  private gathering: Gathering | undefined;

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

  private async once(key: string, input: NewScore): Promise<Answered<SubmittedScore>> {
    const answered = await this.intake.submit(input);
    if (answered.replayed) return answered;
    const { entries, written } = (this.gathering ??= this.gather());
    const fingerprint = submissionFingerprint(input);
    entries.push({ key, fingerprint, answer: JSON.stringify(answered.body) });
    await written;
    return answered;
  }

  /** What comes before the turn of its transaction is written with it. */
  private gather(): Gathering {
    const entries: Gathering['entries'] = [];
    const written = this.writer.transaction((tx) => {
      this.gathering = undefined;
      return saveAnswers(tx, answerScope, entries);
    });
    return { entries, written };
  }
}
