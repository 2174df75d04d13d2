import { Logger } from '@nestjs/common';

/** The longest that anyone waits for the store, in ms. */
const patienceMs = 100;
/** Between attempts to find out whether a broken store is back, in ms. */
const probeEveryMs = 1_000;

/**
 * Stands between requests and a store that may be absent, slow or frozen. A failure is `undefined`; after one,
 * nobody waits for the store again until a probe in the background has found it well.
 */
export class OutageGuard {
  private readonly logger = new Logger('Cache');
  private broken = false;
  private stopped = false;
  private nextProbeAt = 0;

  constructor(
    private readonly probe: () => Promise<unknown>,
    private readonly onError: () => void,
  ) {}

  get available(): boolean {
    return !this.broken;
  }

  /** What `operation` resolves to; undefined where it fails, takes too long, or is not worth trying. */
  async run<Value>(operation: () => Promise<Value>): Promise<Value | undefined> {
    if (this.broken) {
      this.onError();
      this.lookAgain();
      return undefined;
    }
    try {
      return await inTime(operation());
    } catch (error) {
      this.onError();
      this.failed(error);
      return undefined;
    }
  }

  /** Takes note of an outage; only its first sign is logged. */
  failed(error: unknown): void {
    if (this.stopped || this.broken) return;
    this.broken = true;
    this.nextProbeAt = Date.now() + probeEveryMs;
    this.logger.warn(`The cache does not answer; going on without it (${reasonOf(error)})`);
  }

  recovered(): void {
    if (this.stopped || !this.broken) return;
    this.broken = false;
    this.logger.log('The cache answers again');
  }

  /** From here on nothing is logged or tried: the store is being closed. */
  stop(): void {
    this.stopped = true;
    this.broken = true;
  }

  private lookAgain(): void {
    if (this.stopped || Date.now() < this.nextProbeAt) return;
    this.nextProbeAt = Date.now() + probeEveryMs;
    inTime(this.probe()).then(
      () => this.recovered(),
      () => undefined, // Still down: known, and logged when it began.
    );
  }
}

/** An answer that already lies at the socket when a busy event loop comes to the timer still counts: setImmediate. */
function inTime<Value>(operation: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const tooLate = () => reject(new Error(`no answer within ${patienceMs} ms`));
    const timer = setTimeout(() => setImmediate(tooLate), patienceMs);
    operation.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
