import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error';

/** The calls this process is serving, so that it can stop without breaking one. */
@Injectable()
export class CallsInFlight {
  private readonly running = new Set<Promise<unknown>>();
  private stopping = false;

  /** Serves a call. Errors: what `work` throws; `service_unavailable` once the process is stopping. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.stopping) {
      throw new DomainError('service_unavailable', 'This service is stopping', { retry_after: 1 });
    }
    const call = work();
    this.running.add(call);
    try {
      return await call;
    } finally {
      this.running.delete(call);
    }
  }

  /** Takes no more calls, and resolves when those in flight have ended. */
  async drain(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.running);
  }
}
