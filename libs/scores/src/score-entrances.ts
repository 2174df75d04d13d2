import { Injectable } from '@nestjs/common';
import { ScoreBatches } from './score-batches';
import { ScoreImport } from './score-import';
import { ScoreSubmissions } from './score-submissions';

/** The ways in which scores come in. */
@Injectable()
export class ScoreEntrances {
  constructor(
    readonly submissions: ScoreSubmissions,
    readonly batches: ScoreBatches,
    readonly imports: ScoreImport,
  ) {}
}
