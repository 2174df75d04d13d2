import { Module, type OnModuleInit } from '@nestjs/common';
import { LeaderboardsApi } from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { ActivityFeed } from './activity-feed';
import { ActivityRepository } from './activity.repository';
import { BoardCatalogue, leaderboards } from './board-catalogue';
import { BoardFinder } from './board-finder';
import { BoardLoader } from './board-loader';
import { BoardPages } from './board-pages';
import { BoardReader } from './board-reader';
import { BoardStatistics } from './board-statistics';
import { BoardRepository } from './board.repository';
import { LeaderboardsService } from './leaderboards.service';
import { LiveBoards } from './live-boards';
import { PlayerNames } from './player-names';
import { RankedBoards } from './ranked-boards';
import { RecentPlacements } from './recent-placements';
import { ScorePlacements } from './score-placements';
import { StandingRestorer } from './standing-restorer';
import { StandingRepository } from './standing.repository';
import { StandingsProjection } from './standings.projection';

@Module({
  providers: [
    { provide: LeaderboardsApi, useClass: LeaderboardsService },
    ActivityFeed,
    ActivityRepository,
    BoardCatalogue,
    BoardFinder,
    BoardLoader,
    BoardPages,
    BoardReader,
    BoardRepository,
    BoardStatistics,
    LiveBoards,
    PlayerNames,
    RankedBoards,
    RecentPlacements,
    ScorePlacements,
    StandingRepository,
    StandingRestorer,
    StandingsProjection,
  ],
  exports: [LeaderboardsApi, StandingsProjection],
})
export class LeaderboardsModule implements OnModuleInit {
  constructor(
    private readonly runner: ProjectionRunner,
    private readonly projection: StandingsProjection,
    private readonly live: LiveBoards,
  ) {}

  /** Nothing is served before the standings include all that the log holds. */
  async onModuleInit(): Promise<void> {
    const hosted = await this.runner.host(this.projection);
    if (hosted) this.live.serve(this.runner.positionOf(leaderboards));
  }
}
