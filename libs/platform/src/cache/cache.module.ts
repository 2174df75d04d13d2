import { Global, Module } from '@nestjs/common';
import { Cache } from './cache';

/** Gives a process its `Cache`. Needs an EnvironmentModule and a MetricsModule. */
@Global()
@Module({ providers: [Cache], exports: [Cache] })
export class CacheModule {}
