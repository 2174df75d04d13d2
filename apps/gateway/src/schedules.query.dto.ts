import { PreviewScheduleInput } from '@app/contracts';
import { BlankIsMissing } from './http/blank';

export class SchedulePreviewQuery extends PreviewScheduleInput {
  /** An IANA name such as `Europe/Berlin`; left blank: UTC. */
  @BlankIsMissing()
  declare time_zone?: string;

  /** Fire times after this moment (ISO 8601); left blank: from now on. */
  @BlankIsMissing()
  declare after?: string;

  /** As many fire times, 1 to 100. */
  override count: number = 10;
}
