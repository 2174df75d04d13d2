import { Injectable } from '@nestjs/common';
import { AuditTrail } from './audit-trail';
import { VoidedScoreList } from './voided-score-list';

/** What is kept of decisions that correct history. */
@Injectable()
export class ScoreRecords {
  constructor(
    readonly voided: VoidedScoreList,
    readonly audit: AuditTrail,
  ) {}
}
