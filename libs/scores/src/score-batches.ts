import { Injectable } from '@nestjs/common';
import {
  describeError,
  NewScore,
  problem,
  type Answered,
  type ScoreResult,
  type SubmitScoresInput,
} from '@app/contracts';
import { DomainError, findAnswers, fingerprintOf, saveAnswers, validateInput, Writer } from '@app/platform';
import { ScoreSubmissions } from './score-submissions';

/** Where the keys of batches are kept. */
const batchScope = 'batch';

type Results = Answered<ScoreResult[]>;

interface Underway {
  fingerprint: string;
  results: Promise<Results>;
}

/** An entry that was settled, and whether an earlier request had stored it. */
interface Settled extends ScoreResult {
  replayed: boolean;
}

/**
 * Takes many scores in with one request. A key on the batch becomes a submission id on each entry, so that a
 * repetition stores exactly what is missing; the batch's own record only knows which content the key stands for.
 */
@Injectable()
export class ScoreBatches {
  private readonly underway = new Map<string, Underway>();

  constructor(
    private readonly submissions: ScoreSubmissions,
    private readonly writer: Writer,
  ) {}

  /** Errors: as `ScoresApi.submitBatch`. */
  async submit({ scores, idempotency_key: key }: SubmitScoresInput): Promise<Results> {
    if (key === undefined) return this.storeAll(scores);
    const fingerprint = fingerprintOf(scores);
    const same = this.underway.get(key);
    if (same && same.fingerprint !== fingerprint) throw keyReused();
    if (same) return { body: (await same.results).body, replayed: true };
    const results = this.storeOnce(scores, key, fingerprint);
    this.underway.set(key, { fingerprint, results });
    try {
      return await results;
    } finally {
      this.underway.delete(key);
    }
  }

  private async storeOnce(scores: NewScore[], key: string, fingerprint: string): Promise<Results> {
    await this.claim(key, fingerprint);
    return this.storeAll(scores, (index) => `batch ${fingerprintOf([key, index])}`);
  }

  /** Errors: `idempotency_key_reused`. */
  private async claim(key: string, fingerprint: string): Promise<void> {
    await this.writer.transaction(async (tx) => {
      const known = (await findAnswers(tx, batchScope, [key])).get(key);
      if (known && known.fingerprint !== fingerprint) throw keyReused();
      if (!known) await saveAnswers(tx, batchScope, [{ key, fingerprint, answer: 'null' }]);
    });
  }

  private async storeAll(scores: NewScore[], idOf?: (index: number) => string): Promise<Results> {
    const settled = await Promise.all(scores.map((entry, index) => this.store(entry, idOf?.(index))));
    const stored = settled.filter(({ score }) => score !== undefined);
    const outage = settled.find(({ status }) => status === 503);
    if (stored.length === 0 && outage?.error) {
      throw problem('service_unavailable', outage.error.detail, { retry_after: 1 });
    }
    return {
      body: settled.map(({ replayed: _replayed, ...result }) => result),
      replayed: stored.length > 0 && stored.every(({ replayed }) => replayed),
    };
  }

  /** Never rejects. An id of the entry's own goes before the one that the batch's key gives it. */
  private async store(entry: NewScore, id: string | undefined): Promise<Settled> {
    try {
      const input = validateInput(NewScore, entry);
      input.submission_id ??= id;
      const { body, replayed } = await this.submissions.submit(input);
      return { status: 201, score: body, replayed };
    } catch (error) {
      return { ...refusalOf(error), replayed: false };
    }
  }
}

function refusalOf(error: unknown): ScoreResult {
  const known = error instanceof DomainError ? error : problem('internal_error', 'A fault of the server');
  const { code, title, status } = describeError(known.code);
  const { errors } = known.data;
  return { status, error: { code, title, status, detail: known.message, ...(errors && { errors }) } };
}

function keyReused(): DomainError {
  return problem(
    'idempotency_key_reused',
    'This idempotency key was used for other scores: use a new key for a new request',
  );
}
