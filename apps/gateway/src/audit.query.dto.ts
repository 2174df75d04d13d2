import { ListAuditInput } from '@app/contracts';

export class AuditQuery extends ListAuditInput {
  /** At most this many, up to 1,000. */
  override limit: number = 100;
}
