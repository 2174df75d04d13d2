import type { MeasuredServer, Usage } from '../load/load';
import type { ChildServer } from './child-server';
import { parseMetrics, sumOf, type Samples } from './prometheus';

/** A timer of this interval samples the delay of the event loop, and each sample includes it. */
const samplingMs = 10;

/** As the processes themselves have it from the operating system; the metrics start the delay anew at each reading. */
export function usageIn(samples: Samples): Usage {
  const delays = samples.get('nodejs_eventloop_lag_max_seconds') ?? [NaN];
  return {
    cpuSeconds: sumOf(samples, 'process_cpu_seconds_total'),
    heldUpMs: Math.max(0, Math.max(...delays) * 1_000 - samplingMs),
  };
}

/** A server that answers HTTP: one process, or a gateway with the services behind it. */
export class RunningServer implements MeasuredServer {
  /** `processes`: the one that answers first. */
  constructor(
    readonly name: string,
    readonly url: string,
    private readonly processes: readonly ChildServer[],
  ) {}

  async usage(): Promise<Usage> {
    return usageIn(await this.metrics());
  }

  async metrics(): Promise<Samples> {
    return parseMetrics(await this.get('/metrics'));
  }

  /** Errors: an Error for any answer but 2xx. */
  async get(path: string): Promise<string> {
    return this.fetch(path);
  }

  /** Sends JSON. Errors: an Error for any answer but 2xx. */
  async post(path: string, body: object): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    return this.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async stop(): Promise<void> {
    for (const child of this.processes) await child.stop();
  }

  private async fetch(path: string, request?: RequestInit): Promise<string> {
    const answer = await fetch(this.url + path, request);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${this.name} answers ${answer.status} to ${path}: ${text}`);
    return text;
  }
}
