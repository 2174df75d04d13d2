import { AsyncLocalStorage } from 'node:async_hooks';

/** What travels with a request through every process it touches. */
export interface CallContext {
  requestId: string;
  /** Who asks: `anonymous` in open mode. */
  caller: string;
  /** Milliseconds since 1970-01-01 UTC; after this moment nobody waits for the answer. */
  deadline: number;
}

/** How far a context reaches. */
interface Reach {
  run<Result>(context: CallContext, work: () => Result): Result;
  getStore(): CallContext | undefined;
}

/** The context is there until `work` returns: for what it does at once, not for what it awaits. */
class AtOnce implements Reach {
  private current: CallContext | undefined;

  run<Result>(context: CallContext, work: () => Result): Result {
    const outer = this.current;
    this.current = context;
    try {
      return work();
    } finally {
      this.current = outer;
    }
  }

  getStore(): CallContext | undefined {
    return this.current;
  }
}

let calls: Reach = new AsyncLocalStorage<CallContext>();

/** Time a call may take where nothing else says so (start-up work, commands), in ms. */
const defaultBudgetMs = 10_000;

/**
 * From here on a context does not reach beyond the first `await`, for the whole process. For one that calls no
 * other process: up to Node 22 an AsyncLocalStorage that was used once costs every promise of the process, about
 * 15 µs of a read. A method that needs its context later takes it along.
 */
export function forgetCallsAtFirstAwait(): void {
  calls = new AtOnce();
}

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
