import { currentCall, remainingMs, runInCall } from '@app/platform';

/** Runs `work` with at most `limitMs` to wait for other processes, and never longer than the current call has. */
export function withinMs<Result>(limitMs: number, work: () => Promise<Result>): Promise<Result> {
  const { requestId, caller } = currentCall() ?? { requestId: 'internal', caller: 'system' };
  return runInCall({ requestId, caller, deadline: Date.now() + Math.min(limitMs, remainingMs()) }, work);
}
