import { setFlagsFromString } from 'node:v8';

/**
 * For a process that serves requests: lets V8 take no object for long-lived because of where it was made. Under load
 * every collection of young objects finds requests under way, and by that V8 learns to put all requests among the old
 * objects, with all that they refer to: 3.5 kB each, which only a full collection removes. Without it a read costs 9 µs
 * less, and full collections under load are rare.
 */
export function keepRequestsShortLived(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
