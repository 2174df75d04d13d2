import { Injectable } from '@nestjs/common';
import { AuditTrail } from './audit-trail';
import { ScoreQueries } from './score-queries';
import { ScoreStatistics } from './score-statistics';
import { VoidedScoreList } from './voided-score-list';

/** The ways in which scores are looked at. */
@Injectable()
export class ScoreViews {
  constructor(
    readonly scores: ScoreQueries,
    readonly statistics: ScoreStatistics,
    readonly voided: VoidedScoreList,
    readonly audit: AuditTrail,
  ) {}
}
