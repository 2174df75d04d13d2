import { Module, type OnModuleInit } from '@nestjs/common';
import { ScoresApi } from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { GameModeRepository } from './game-mode.repository';
import { ScoreAnswers } from './score-answers';
import { ScoreBatch } from './score-batch';
import { ScoreBatches } from './score-batches';
import { ScoreEntrances } from './score-entrances';
import { ScoreHistoryProjection } from './score-history.projection';
import { ScoreImport } from './score-import';
import { ScoreIntake } from './score-intake';
import { ScoreQueries } from './score-queries';
import { ScoreSubmissions } from './score-submissions';
import { ScoreVoiding } from './score-voiding';
import { ScoreRepository } from './score.repository';
import { ScoresService } from './scores.service';
import { VoidedScoreList } from './voided-score-list';
import { VoidedScoreRepository } from './voided-score.repository';

@Module({
  providers: [
    { provide: ScoresApi, useClass: ScoresService },
    GameModeRepository,
    ScoreAnswers,
    ScoreBatch,
    ScoreBatches,
    ScoreEntrances,
    ScoreHistoryProjection,
    ScoreImport,
    ScoreIntake,
    ScoreQueries,
    ScoreRepository,
    ScoreSubmissions,
    ScoreVoiding,
    VoidedScoreList,
    VoidedScoreRepository,
  ],
  exports: [ScoresApi],
})
export class ScoresModule implements OnModuleInit {
  constructor(
    private readonly runner: ProjectionRunner,
    private readonly history: ScoreHistoryProjection,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.runner.host(this.history);
  }
}
