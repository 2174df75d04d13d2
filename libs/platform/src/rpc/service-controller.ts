import { Controller, Inject, type Type } from '@nestjs/common';
import { HealthChecks } from '../health/health-checks';
import { Metrics } from '../metrics/metrics';
import { patternOf } from './contract';
import type { AnswerEnvelope } from './envelope';
import { addHandler, answer } from './rpc-controller';

/** What every service process answers beside its contract; no Api may have methods of these names. */
export const pingMethod = 'ping';
export const metricsMethod = 'metrics';

/** A controller for `<domain>.ping` (a HealthReport, within half a second) and `<domain>.metrics` (a MetricsSnapshot). */
export function serviceController(domain: string): Type<object> {
  @Controller()
  class ServiceController {
    constructor(
      @Inject(HealthChecks) readonly health: HealthChecks,
      @Inject(Metrics) readonly metrics: Metrics,
    ) {}
  }

  const ping = patternOf(domain, pingMethod);
  addHandler(ServiceController, ping, function (this: ServiceController): Promise<AnswerEnvelope> {
    return answer(ping, () => this.health.run());
  });
  const metrics = patternOf(domain, metricsMethod);
  addHandler(ServiceController, metrics, function (this: ServiceController) {
    return answer(metrics, () => this.metrics.snapshot());
  });
  return ServiceController;
}
