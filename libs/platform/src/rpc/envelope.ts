import { DomainError, type ErrorData } from '../errors/domain-error';

/** What a call sends. The budget is a length of time: the clocks of two machines need not agree. */
export interface CallEnvelope {
  request_id: string;
  caller: string;
  /** For how long, from now on, the answer is waited for. */
  budget_ms: number;
  input: unknown;
}

/** What comes back: always an object, because an empty reply is no reply to Nest's client. */
export interface AnswerEnvelope {
  /** Missing where the method returned nothing. */
  result?: unknown;
  error?: { code: string; message: string; data: ErrorData };
}

/** True for a call that this version understands; the sender may be of another one. */
export function isCallEnvelope(value: unknown): value is CallEnvelope {
  if (typeof value !== 'object' || value === null) return false;
  const call = value as Partial<Record<keyof CallEnvelope, unknown>>;
  return (
    typeof call.request_id === 'string' &&
    typeof call.caller === 'string' &&
    typeof call.budget_ms === 'number'
  );
}

/** A DomainError as data. */
export function refusal(error: DomainError): AnswerEnvelope {
  return { error: { code: error.code, message: error.message, data: error.data } };
}

/** The result of an answer. Errors: the DomainError that it carries. */
export function openAnswer(answer: AnswerEnvelope): unknown {
  if (answer.error) throw new DomainError(answer.error.code, answer.error.message, answer.error.data);
  return answer.result;
}
