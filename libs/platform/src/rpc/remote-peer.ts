import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import {
  circuitBreaker,
  ConsecutiveBreaker,
  ConstantBackoff,
  handleType,
  isBrokenCircuitError,
  retry,
} from 'cockatiel';
import { currentCall, remainingMs } from '../context/call-context';
import { DomainError } from '../errors/domain-error';
import type { Metrics } from '../metrics/metrics';
import { CallTimer } from './call-timer';
import { patternOf } from './contract';
import { openAnswer, type AnswerEnvelope, type CallEnvelope } from './envelope';
import { RpcClient, TransportFailure, WaitedTooLong } from './rpc-client';
import { tcpAddress } from './tcp-address';

/** Failures in a row after which calls are refused without trying. */
const failuresToOpen = 5;
/** After how long one call may try again. */
const halfOpenAfterMs = 1_000;
/** The second attempt of a repeatable call: a connection that was just lost is gone by then. */
const retryAfterMs = 50;

/** A domain in another process. */
export class RemotePeer {
  private readonly logger = new Logger('Rpc');
  private readonly client: RpcClient;
  private readonly timer: CallTimer;
  private readonly breaker = circuitBreaker(handleType(TransportFailure), {
    halfOpenAfter: halfOpenAfterMs,
    breaker: new ConsecutiveBreaker(failuresToOpen),
  });
  private readonly secondAttempt = retry(handleType(TransportFailure), {
    maxAttempts: 1,
    backoff: new ConstantBackoff(retryAfterMs),
  });
  private lost = false;

  constructor(
    readonly domain: string,
    private readonly url: string,
    metrics: Metrics,
  ) {
    this.client = new RpcClient(tcpAddress(url));
    this.timer = new CallTimer(metrics, 'caller', domain);
  }

  /**
   * Calls a method there, within the time that the current call has left. Errors: the DomainError of the other
   * side; `deadline_exceeded`; `service_unavailable` where it cannot be reached; `internal_error` for anything else.
   */
  call(method: string, input: unknown, repeatable = false): Promise<unknown> {
    return this.timer.time(method, async () => openAnswer(await this.answer(method, input, repeatable)));
  }

  /** Drops the connection; calls in flight fail with `service_unavailable`. */
  close(): void {
    this.client.close();
  }

  private async answer(method: string, input: unknown, repeatable: boolean): Promise<AnswerEnvelope> {
    const deadline = Date.now() + remainingMs();
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), deadline - Date.now());
    const attempt = () =>
      this.breaker.execute(() => this.attempt(method, input, deadline, controller.signal));
    try {
      return await (repeatable ? this.secondAttempt.execute(attempt, controller.signal) : attempt());
    } catch (error) {
      throw this.explain(error, method);
    } finally {
      clearTimeout(timer);
    }
  }

  private async attempt(
    method: string,
    input: unknown,
    deadline: number,
    signal: AbortSignal,
  ): Promise<AnswerEnvelope> {
    const budget_ms = deadline - Date.now();
    if (budget_ms <= 0) throw new WaitedTooLong();
    const { requestId: request_id, caller } = currentCall() ?? { requestId: randomUUID(), caller: 'system' };
    const call: CallEnvelope = { request_id, caller, budget_ms, input };
    try {
      const answer = await this.client.exchange(patternOf(this.domain, method), call, signal);
      this.noteReachable();
      return answer;
    } catch (error) {
      if (error instanceof TransportFailure) this.noteLost(error);
      throw error;
    }
  }

  private explain(error: unknown, method: string): DomainError {
    if (error instanceof WaitedTooLong) {
      return new DomainError('deadline_exceeded', `The ${this.domain} service did not answer in time`, {
        retry_after: 1,
      });
    }
    if (error instanceof TransportFailure || isBrokenCircuitError(error)) {
      return new DomainError(
        'service_unavailable',
        `The ${this.domain} service cannot be reached right now`,
        {
          retry_after: 1,
        },
      );
    }
    this.logger.error(`${patternOf(this.domain, method)} at ${this.url} failed`);
    this.logger.error(error);
    return new DomainError('internal_error', `Something went wrong in the ${this.domain} service`);
  }

  private noteLost(error: TransportFailure): void {
    if (!this.lost)
      this.logger.warn(`${this.domain} at ${this.url} cannot be reached: ${String(error.cause)}`);
    this.lost = true;
  }

  private noteReachable(): void {
    if (this.lost) this.logger.log(`${this.domain} at ${this.url} answers again`);
    this.lost = false;
  }
}
