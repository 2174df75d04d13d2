import { Module, type DynamicModule } from '@nestjs/common';
import { EventLog } from './event-log';
import { LogOptions, ProjectionRunner } from './projection-runner';
import { Rebuild } from './rebuild';

/** The event log of a process, for all its domains. Needs a DatabaseModule. */
@Module({})
export class EventLogModule {
  static forRoot(options: LogOptions): DynamicModule {
    return {
      module: EventLogModule,
      global: true,
      providers: [{ provide: LogOptions, useValue: options }, EventLog, ProjectionRunner, Rebuild],
      exports: [EventLog, ProjectionRunner, Rebuild],
    };
  }
}
