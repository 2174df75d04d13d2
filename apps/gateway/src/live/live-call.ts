import { randomUUID } from 'node:crypto';
import { runInCall } from '@app/platform';

/** Runs `work` as a call of its own, which no request has caused, for at most `limitMs`. */
export function inLiveCall<Result>(limitMs: number, work: () => Promise<Result>): Promise<Result> {
  return runInCall({ requestId: randomUUID(), caller: 'live', deadline: Date.now() + limitMs }, work);
}
