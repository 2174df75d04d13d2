import { Module, type OnModuleInit } from '@nestjs/common';
import { ScoresApi } from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { Analytics } from './analytics';
import { AnalyticsProjection } from './analytics.projection';
import { AnalyticsRepository } from './analytics.repository';
import { AuditTrail } from './audit-trail';
import { GameModeChanging } from './game-mode-changing';
import { GameModeLog } from './game-mode-log';
import { GameModeRepository } from './game-mode.repository';
import { GameModes } from './game-modes';
import { ModesOfBatch } from './modes-of-batch';
import { ScoreAnswers } from './score-answers';
import { ScoreBatch } from './score-batch';
import { ScoreBatches } from './score-batches';
import { ScoreEntrances } from './score-entrances';
import { ScoreHistoryProjection } from './score-history.projection';
import { ScoreImport } from './score-import';
import { ScoreIntake } from './score-intake';
import { ScoreQueries } from './score-queries';
import { ScoreRecords } from './score-records';
import { ScoreStatistics } from './score-statistics';
import { ScoreStatisticsRepository } from './score-statistics.repository';
import { ScoreSubmissions } from './score-submissions';
import { ScoreViews } from './score-views';
import { ScoreVoiding } from './score-voiding';
import { ScoreRepository } from './score.repository';
import { ScoresService } from './scores.service';
import { SeasonReset } from './season-reset';
import { VoidedScoreList } from './voided-score-list';
import { VoidedScoreRepository } from './voided-score.repository';

@Module({
  providers: [
    { provide: ScoresApi, useClass: ScoresService },
    Analytics,
    AnalyticsProjection,
    AnalyticsRepository,
    AuditTrail,
    GameModeChanging,
    GameModeLog,
    GameModeRepository,
    GameModes,
    ModesOfBatch,
    ScoreAnswers,
    ScoreBatch,
    ScoreBatches,
    ScoreEntrances,
    ScoreHistoryProjection,
    ScoreImport,
    ScoreIntake,
    ScoreQueries,
    ScoreRecords,
    ScoreRepository,
    ScoreStatistics,
    ScoreStatisticsRepository,
    ScoreSubmissions,
    ScoreViews,
    ScoreVoiding,
    SeasonReset,
    VoidedScoreList,
    VoidedScoreRepository,
  ],
  exports: [ScoresApi, AnalyticsProjection],
})
export class ScoresModule implements OnModuleInit {
  constructor(
    private readonly runner: ProjectionRunner,
    private readonly history: ScoreHistoryProjection,
    private readonly analytics: AnalyticsProjection,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.runner.host(this.history);
    await this.runner.host(this.analytics);
  }
}
