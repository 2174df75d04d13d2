import { Injectable } from '@nestjs/common';
import { Analytics } from './analytics';
import { ScoreQueries } from './score-queries';
import { ScoreRecords } from './score-records';
import { ScoreStatistics } from './score-statistics';

/** The ways in which scores are looked at. */
@Injectable()
export class ScoreViews {
  constructor(
    readonly scores: ScoreQueries,
    readonly statistics: ScoreStatistics,
    readonly records: ScoreRecords,
    readonly analytics: Analytics,
  ) {}
}
