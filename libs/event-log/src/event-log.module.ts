import { Global, Module } from '@nestjs/common';
import { EventLog } from './event-log';
import { ProjectionRunner } from './projection-runner';
import { Rebuild } from './rebuild';

/** Needs a DatabaseModule. */
@Global()
@Module({
  providers: [EventLog, ProjectionRunner, Rebuild],
  exports: [EventLog, ProjectionRunner, Rebuild],
})
export class EventLogModule {}
