import type { Transaction } from '../database/transaction';
import { DomainError } from '../errors/domain-error';
import { fingerprintOf } from './canonical';
import { findAnswers, saveAnswers } from './stored-answers';

/** A request that may come more than once. */
export interface KeyedRequest {
  /** What the key is used for, at most 16 characters: the same key under two scopes is two keys. */
  scope: string;
  /** The `Idempotency-Key`; without one every request is a new one. */
  key: string | undefined;
  /** What was asked for, as JSON: the key stands for this content alone. */
  content: unknown;
}

/**
 * Runs `work` unless a request with this key was answered before, and keeps its answer, which must be JSON. All of it
 * happens in `tx`, together with what the request does: writers take turns, so of equal requests at once one does the
 * work and the others get its answer, and no crash comes between the two. Where `work` throws nothing is kept, and the
 * key is free. Two statements with a key, none without. Errors: `idempotency_key_reused`, and what `work` throws.
 *
 * @example
 * log.append(async (tx) => {
 *   const events: NewEvent[] = [];
 *   const result = await answerOnce(tx, { scope: 'player', key, content: input }, async () => {
 *     const row = await this.insert(tx, input);
 *     events.push(registered(row));
 *     return toPlayer(row);
 *   });
 *   return { events, result };
 * });
 */
export async function answerOnce<Body>(
  tx: Transaction,
  { scope, key, content }: KeyedRequest,
  work: () => Promise<Body>,
): Promise<{ body: Body; replayed: boolean }> {
  if (key === undefined) return { body: await work(), replayed: false };
  const fingerprint = fingerprintOf(content);
  const earlier = (await findAnswers(tx, scope, [key])).get(key);
  if (earlier && earlier.fingerprint !== fingerprint) throw keyReused();
  if (earlier) return { body: JSON.parse(earlier.answer) as Body, replayed: true };
  const body = await work();
  await saveAnswers(tx, scope, [{ key, fingerprint, answer: JSON.stringify(body) }]);
  return { body, replayed: false };
}

function keyReused(): DomainError {
  return new DomainError(
    'idempotency_key_reused',
    'This idempotency key was used for a request with other content: use a new key for a new request',
  );
}
