import { Module, type OnModuleInit } from '@nestjs/common';
import { AchievementsApi } from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { AchievementBoard } from './achievement-board';
import { AchievementBoardQueries } from './achievement-board-queries';
import { AchievementCatalogue } from './achievement-catalogue';
import { AchievementChecks } from './achievement-checks';
import { AchievementCounts } from './achievement-counts';
import { AchievementMemory } from './achievement-memory';
import { AchievementQueries } from './achievement-queries';
import { AchievementReader } from './achievement-reader';
import { AchievementRules } from './achievement-rules';
import { AchievementRepository } from './achievement.repository';
import { AchievementsProjection } from './achievements.projection';
import { AchievementsService } from './achievements.service';
import { KnownPlayers } from './known-players';
import { LateAwards } from './late-awards';
import { RecentUnlocks } from './recent-unlocks';
import { UnlockLookup } from './unlock-lookup';
import { UnlockSeries } from './unlock-series';

@Module({
  providers: [
    { provide: AchievementsApi, useClass: AchievementsService },
    AchievementBoard,
    AchievementBoardQueries,
    AchievementCatalogue,
    AchievementChecks,
    AchievementCounts,
    AchievementMemory,
    AchievementQueries,
    AchievementReader,
    AchievementRepository,
    AchievementRules,
    AchievementsProjection,
    KnownPlayers,
    LateAwards,
    RecentUnlocks,
    UnlockLookup,
    UnlockSeries,
  ],
  exports: [AchievementsApi, AchievementsProjection],
})
export class AchievementsModule implements OnModuleInit {
  constructor(
    private readonly runner: ProjectionRunner,
    private readonly projection: AchievementsProjection,
  ) {}

  /** Nothing is served before the achievements include all that the log holds. */
  async onModuleInit(): Promise<void> {
    await this.runner.host(this.projection);
  }
}
