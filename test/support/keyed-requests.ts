import { isDeepStrictEqual } from 'node:util';
import type { Answer, Client } from './client';
import type { Patience } from './patience';

/** A request that is sent more than once under one key. */
export interface KeyedRequest {
  path: string;
  body: object;
  headers: Record<string, string>;
  /** Whether a refusal is right, such as that of a score for a player who has left. */
  mayBeRefused(status: number): boolean;
  /** Takes the first answer of success. */
  settle(body: unknown): void;
}

/** Repeats requests, and compares what they are answered. */
export class KeyedRequests {
  /** Requests that were answered differently, or refused after they were done. */
  readonly faults: string[] = [];
  private readonly sent = new Set<KeyedRequest>();
  private readonly told = new Map<KeyedRequest, { body: unknown }>();

  constructor(
    private readonly api: Client,
    private readonly patience: Patience,
  ) {}

  get answered(): number {
    return this.told.size;
  }

  /** Sent and never answered. */
  get open(): number {
    return this.sent.size - this.told.size;
  }

  /** Sends it once. Undefined where no answer comes: then nobody knows whether it was done. */
  async send(request: KeyedRequest): Promise<Answer<unknown> | undefined> {
    this.sent.add(request);
    const { path, body, headers } = request;
    const answer = await this.patience.try(() => this.api.post(path, body, headers));
    if (answer) this.compare(request, answer);
    return answer;
  }

  /** As long as patience lasts: while servers die, nobody promises an answer. */
  async sendUntilAnswered(request: KeyedRequest): Promise<void> {
    await this.patience.until(() => this.send(request));
  }

  /** Sends all that were ever sent again, answered or not, `atOnce` at the same time; now each must be answered. */
  async repeatAll(atOnce: number): Promise<void> {
    const left = [...this.sent].values();
    const repeat = async () => {
      for (const request of left) {
        const answer = await this.patience.until(() => this.send(request));
        if (!answer) this.faults.push(`${describe(request)} was never answered`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, repeat));
  }

  private compare(request: KeyedRequest, { status, body }: Answer<unknown>): void {
    const before = this.told.get(request);
    const isDone = status < 300;
    if (!before && isDone) {
      this.told.set(request, { body });
      request.settle(body);
      return;
    }
    const isRight = before ? isDone && isDeepStrictEqual(before.body, body) : request.mayBeRefused(status);
    if (isRight) return;
    const earlier = before ? `, and before ${JSON.stringify(before.body)}` : '';
    this.faults.push(`${describe(request)} was answered ${status} ${JSON.stringify(body)}${earlier}`);
  }
}

function describe({ path, body, headers }: KeyedRequest): string {
  return `${path} ${JSON.stringify(body)} ${JSON.stringify(headers)}`;
}
