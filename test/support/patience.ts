import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './client';

/** How long a client that must know goes on asking when all servers run again, in ms. */
const patienceMs = 45_000;

/** Sends requests to servers that die. */
export class Patience {
  /** Requests that were answered with 503, or not at all. */
  unanswered = 0;
  /** From when on servers no longer die; until then there is no saying how long they are away. */
  private calmSince = Infinity;

  calm(): void {
    this.calmSince = Date.now();
  }

  /** Undefined where the server is away, or says that a part of it is. */
  async try<Body>(request: () => Promise<Answer<Body>>): Promise<Answer<Body> | undefined> {
    try {
      const answer = await request();
      if (!isOutage(answer)) return answer;
    } catch {
      // The connection was refused or cut.
    }
    this.unanswered += 1;
    return undefined;
  }

  /** Tries until there is an answer; undefined where none comes. */
  async until<Result>(attempt: () => Promise<Result | undefined>): Promise<Result | undefined> {
    const begun = Date.now();
    for (;;) {
      const answer = await attempt();
      if (answer || Date.now() > Math.max(begun, this.calmSince) + patienceMs) return answer;
      await pause(50);
    }
  }
}

/** Of a batch, when an entry says so. */
function isOutage({ status, body }: Answer<unknown>): boolean {
  if (status === 503) return true;
  return Array.isArray(body) && body.some((entry: { status?: number }) => entry.status === 503);
}
