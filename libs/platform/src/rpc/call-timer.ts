import type { Histogram } from 'prom-client';
import { DomainError } from '../errors/domain-error';
import type { Metrics } from '../metrics/metrics';

type Label = 'side' | 'domain' | 'method' | 'outcome';

/** Codes that tell how a call went; every other DomainError is a `refused`: the call itself worked. */
const failures = new Set(['deadline_exceeded', 'service_unavailable', 'internal_error']);

/** Measures calls between processes: `laurel_rpc_duration_seconds` by side, domain, method and outcome. */
export class CallTimer {
  private readonly durations: Histogram<Label>;

  constructor(
    metrics: Metrics,
    private readonly side: 'caller' | 'service',
    private readonly domain: string,
  ) {
    this.durations = metrics.histogram(
      'laurel_rpc_duration_seconds',
      'Duration of calls between processes, in seconds',
      ['side', 'domain', 'method', 'outcome'],
    );
  }

  /** Runs `work` and notes how long it took and how it ended. Errors: what `work` throws. */
  async time<Result>(method: string, work: () => Promise<Result>): Promise<Result> {
    const start = performance.now();
    let outcome = 'ok';
    try {
      return await work();
    } catch (error) {
      outcome = outcomeOf(error);
      throw error;
    } finally {
      const { side, domain } = this;
      this.durations.observe({ side, domain, method, outcome }, (performance.now() - start) / 1_000);
    }
  }
}

function outcomeOf(error: unknown): string {
  if (!(error instanceof DomainError)) return 'internal_error';
  return failures.has(error.code) ? error.code : 'refused';
}
