import autocannon, { type Request, type Result } from 'autocannon';
import { percentile } from '../statistics';

/** A server under measurement. */
export interface MeasuredServer {
  readonly name: string;
  readonly url: string;
  usage(): Promise<Usage>;
}

/** What a server says of itself. */
export interface Usage {
  /** CPU time of all its processes so far. */
  cpuSeconds: number;
  /** The longest that its event loop was held up since it was asked before; NaN where it does not measure that. */
  heldUpMs: number;
}

/** What is sent. */
export interface LoadPlan {
  connections: number;
  seconds: number;
  /** Requests that warm the server up, so that its hot functions are compiled; 8,000 where it does not say. */
  warmUpRequests?: number;
  /** What one connection sends, one after another, over and over. */
  requests(connection: number): Request[];
}

/** What came of it. */
export interface LoadFigures {
  answers: number;
  perSecond: number;
  /** Requests a CPU-second of the server, all its processes and threads included. */
  perCpuSecond: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
  /** The longest that the server's event loop was held up. */
  heldUpMs: number;
}

/** Times of single answers, from the first to the last. */
class Stopwatch {
  readonly durationsMs: number[] = [];
  private first = 0;
  private last = 0;

  answered(durationMs: number): void {
    this.last = performance.now();
    if (this.durationsMs.length === 0) this.first = this.last;
    this.durationsMs.push(durationMs);
  }

  /** Of the answers behind the first, which the time before it belongs to; NaN for a single one. */
  get perSecond(): number {
    return ((this.durationsMs.length - 1) / (this.last - this.first)) * 1_000;
  }
}

/**
 * Puts a server under load with autocannon. Errors: an Error where any answer was not 2xx, came too late, or a
 * connection failed: a figure of failures would mean nothing.
 */
export async function putUnderLoad(server: MeasuredServer, plan: LoadPlan): Promise<LoadFigures> {
  const watch = new Stopwatch();
  const before = await server.usage();
  await fire(server, { ...plan, duration: plan.seconds }, watch);
  const answers = watch.durationsMs.length;
  const after = await server.usage();
  return {
    answers,
    perSecond: watch.perSecond,
    perCpuSecond: answers / (after.cpuSeconds - before.cpuSeconds),
    p50Ms: percentile(watch.durationsMs, 0.5),
    p99Ms: percentile(watch.durationsMs, 0.99),
    maxMs: percentile(watch.durationsMs, 1),
    heldUpMs: after.heldUpMs,
  };
}

/** The same load for a number of requests, which count nowhere. Errors: as `putUnderLoad`. */
export async function warmUp(server: MeasuredServer, plan: LoadPlan): Promise<void> {
  await fire(server, { ...plan, amount: plan.warmUpRequests ?? 8_000 }, new Stopwatch());
}

interface Firing extends LoadPlan {
  duration?: number;
  amount?: number;
}

async function fire(server: MeasuredServer, firing: Firing, watch: Stopwatch): Promise<void> {
  const { errors, timeouts, non2xx } = await cannon(server.url, firing, watch);
  const answers = watch.durationsMs.length;
  if (errors + timeouts + non2xx === 0 && answers > 0) return;
  throw new Error(
    `${server.name}: of ${answers} answers ${non2xx} were not 2xx, ${errors} connections failed, ${timeouts} timed out`,
  );
}

function cannon(
  url: string,
  { connections, duration, amount, requests }: Firing,
  watch: Stopwatch,
): Promise<Result> {
  let connection = 0;
  const options: autocannon.Options = {
    url,
    connections,
    ...(amount === undefined ? { duration } : { amount }),
    sampleInt: 100,
    setupClient: (client) => client.setRequests(requests(connection++)),
  };
  return new Promise((resolve, reject) => {
    const running = autocannon(options, (error: Error | null, result) =>
      error ? reject(error) : resolve(result),
    );
    running.on('response', (_client, _status, _bytes, durationMs) => watch.answered(durationMs));
  });
}
