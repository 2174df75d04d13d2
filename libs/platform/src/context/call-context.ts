import { AsyncLocalStorage } from 'node:async_hooks';

/** What travels with a request through every process it touches. */
export interface CallContext {
  requestId: string;
  /** Who asks: `anonymous` in open mode. */
  caller: string;
  /** Milliseconds since 1970-01-01 UTC; after this moment nobody waits for the answer. */
  deadline: number;
}

const calls = new AsyncLocalStorage<CallContext>();

/** Time a call may take where nothing else says so (start-up work, commands), in ms. */
const defaultBudgetMs = 10_000;

export function runInCall<Result>(context: CallContext, work: () => Result): Result {
  return calls.run(context, work);
}

/** The context of the request being served, if any. */
export function currentCall(): CallContext | undefined {
  return calls.getStore();
}

/** How long the answer is still waited for, in ms; never negative. */
export function remainingMs(): number {
  const call = currentCall();
  return call ? Math.max(0, call.deadline - Date.now()) : defaultBudgetMs;
}
