import { Global, Module, type ModuleMetadata } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { EventLogModule, LogOptions, LogPeers } from '@app/event-log';
import {
  CacheModule,
  DatabaseModule,
  EnvironmentModule,
  MetricsModule,
  readEnvironment,
} from '@app/platform';
import { schema } from '../../migrations';

/** No other process follows the log. */
@Global()
@Module({
  providers: [{ provide: LogPeers, useFactory: (): LogPeers => ({ caughtUp: async () => undefined }) }],
  exports: [LogPeers],
})
class SoloModule {}

/** Settings by their names in the environment. */
export type Settings = Record<string, string> & { DATABASE_URL: string };

/** A process with the given domains, without an edge, on a real database with an up-to-date schema. Close it. */
export async function startDomainApp(
  settings: Settings,
  imports: NonNullable<ModuleMetadata['imports']> = [],
): Promise<TestingModule> {
  const app = await Test.createTestingModule({
    imports: [
      EnvironmentModule.forRoot(readEnvironment(settings)),
      MetricsModule.forProcess('test'),
      CacheModule,
      DatabaseModule.forRoot({ ...schema, migrate: true }),
      EventLogModule.forRoot(new LogOptions(true)),
      SoloModule,
      ...imports,
    ],
  }).compile();
  return app.init();
}
