import { Global, Module } from '@nestjs/common';
import { Environment } from '../config/environment';
import { Installation } from '../database/installation';
import { Metrics } from '../metrics/metrics';
import { Cache } from './cache';

/** Gives a process its `Cache`. Needs an EnvironmentModule, a MetricsModule and a DatabaseModule. */
@Global()
@Module({
  providers: [
    {
      provide: Cache,
      inject: [Environment, Metrics, Installation],
      useFactory: (environment: Environment, metrics: Metrics, installation: Installation) =>
        new Cache(environment, metrics, () => installation.identity()),
    },
  ],
  exports: [Cache],
})
export class CacheModule {}
