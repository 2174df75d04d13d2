import { Controller, Inject, Logger, type Type } from '@nestjs/common';
import { MessagePattern, Transport } from '@nestjs/microservices';
import { runInCall, type CallContext } from '../context/call-context';
import { DomainError } from '../errors/domain-error';
import { Metrics } from '../metrics/metrics';
import { validateInput } from '../validation/validate-input';
import { CallTimer } from './call-timer';
import { CallsInFlight } from './calls-in-flight';
import { methodsOf, patternOf, type ApiClass, type MethodSpec } from './contract';
import { isCallEnvelope, refusal, type AnswerEnvelope, type CallEnvelope } from './envelope';

type Service = Record<string, (input: object) => Promise<unknown>>;

const logger = new Logger('Rpc');

/**
 * A controller with one TCP handler a method of the Api. It needs the Api, CallsInFlight and Metrics in its
 * module. Handlers never throw: every outcome is an answer.
 */
export function rpcController<Api>(api: ApiClass<Api>): Type<object> {
  const domain = api.contract.name;

  @Controller()
  class RpcController {
    private readonly timer: CallTimer;

    constructor(
      @Inject(api) readonly service: Service,
      @Inject(CallsInFlight) readonly calls: CallsInFlight,
      @Inject(Metrics) metrics: Metrics,
    ) {
      this.timer = new CallTimer(metrics, 'service', domain);
    }

    async serve(name: string, spec: MethodSpec<object>, call: unknown): Promise<AnswerEnvelope> {
      if (!isCallEnvelope(call)) return refusal(new DomainError('invalid_request', 'This is not a call'));
      const serveInTime = () => {
        if (call.budget_ms <= 0) throw tooLate();
        return this.calls.run(() => this.invoke(name, validateInput(spec.input, call.input)));
      };
      return runInCall(contextOf(call), () =>
        answer(patternOf(domain, name), () => this.timer.time(name, async () => serveInTime())),
      );
    }

    private async invoke(name: string, input: object): Promise<unknown> {
      return this.service[name]?.(input);
    }
  }

  for (const [name, spec] of methodsOf(api)) {
    addHandler(RpcController, patternOf(domain, name), function (this: RpcController, call) {
      return this.serve(name, spec, call);
    });
  }
  return RpcController;
}

/** Adds a TCP handler to a controller class, which `@MessagePattern` alone does only for methods written out. */
export function addHandler<Instance>(
  controller: Type<Instance>,
  pattern: string,
  handler: (this: Instance, call: unknown) => Promise<AnswerEnvelope>,
): void {
  // The whole pattern as the name, dot included: it cannot hide one of the controller's own members.
  const descriptor: PropertyDescriptor = { value: handler, writable: true, configurable: true };
  Object.defineProperty(controller.prototype, pattern, descriptor);
  MessagePattern(pattern, Transport.TCP)(controller.prototype as object, pattern, descriptor);
}

function contextOf(call: CallEnvelope): CallContext {
  return { requestId: call.request_id, caller: call.caller, deadline: Date.now() + call.budget_ms };
}

function tooLate(): DomainError {
  return new DomainError('deadline_exceeded', 'The call came too late', { retry_after: 1 });
}

/** The outcome of `work` as an answer. What is no DomainError, or behind one, stays here, in the log. */
export async function answer(pattern: string, work: () => Promise<unknown>): Promise<AnswerEnvelope> {
  try {
    return { result: await work() };
  } catch (error) {
    if (error instanceof DomainError) {
      if (error.cause !== undefined) logger.warn({ pattern, err: error });
      return refusal(error);
    }
    logger.error(`${pattern} failed`);
    logger.error(error);
    return refusal(new DomainError('internal_error', `Something went wrong in ${pattern}`));
  }
}
