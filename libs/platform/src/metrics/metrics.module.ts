import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Metrics } from './metrics';

/** Gives a process its `Metrics`, process metrics included. */
@Global()
@Module({})
export class MetricsModule {
  static forProcess(name: string): DynamicModule {
    const useFactory = () => {
      const metrics = new Metrics(name);
      metrics.collectProcess();
      return metrics;
    };
    return { module: MetricsModule, providers: [{ provide: Metrics, useFactory }], exports: [Metrics] };
  }
}
