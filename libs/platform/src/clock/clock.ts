import { Injectable } from '@nestjs/common';

/** What time it is. Injected, so that tests can live through a year in a moment. */
@Injectable()
export class Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number {
    return Date.now();
  }
}

/** A moment in the API's form: ISO 8601, UTC, milliseconds. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
