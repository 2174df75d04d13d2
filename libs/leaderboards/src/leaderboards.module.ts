import { Module, type OnModuleInit } from '@nestjs/common';
import { LeaderboardsApi } from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { ActivityFeed } from './activity-feed';
import { ActivityRepository } from './activity.repository';
import { BoardCatalogue } from './board-catalogue';
import { BoardFinder } from './board-finder';
import { BoardLoader } from './board-loader';
import { BoardPages } from './board-pages';
import { BoardReader } from './board-reader';
import { BoardSetRepository } from './board-set.repository';
import { BoardSets, leaderboards } from './board-sets';
import { BoardStatistics } from './board-statistics';
import { BoardRepository } from './board.repository';
import { EarlierStandings } from './earlier-standings';
import { LeaderboardsService } from './leaderboards.service';
import { LiveBoards } from './live-boards';
import { Openings } from './openings';
import { PlayerNames } from './player-names';
import { RankedBoards } from './ranked-boards';
import { RecentPlacements } from './recent-placements';
import { Reranking } from './reranking';
import { RuleChanges } from './rule-changes';
import { ScorePlacements } from './score-placements';
import { SetBuilder } from './set-builder';
import { SetMemory } from './set-memory';
import { StandingRestorer } from './standing-restorer';
import { StandingWriter } from './standing-writer';
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
    BoardSetRepository,
    BoardSets,
    BoardStatistics,
    EarlierStandings,
    LiveBoards,
    Openings,
    PlayerNames,
    RankedBoards,
    RecentPlacements,
    Reranking,
    RuleChanges,
    ScorePlacements,
    SetBuilder,
    SetMemory,
    StandingRepository,
    StandingRestorer,
    StandingWriter,
    StandingsProjection,
  ],
  exports: [LeaderboardsApi, StandingsProjection],
})
export class LeaderboardsModule implements OnModuleInit {
  constructor(
    private readonly runner: ProjectionRunner,
    private readonly projection: StandingsProjection,
    private readonly live: LiveBoards,
    private readonly reranking: Reranking,
  ) {}

  /** Nothing is served before the standings include all that the log holds. */
  async onModuleInit(): Promise<void> {
    const hosted = await this.runner.host(this.projection);
    if (!hosted) return;
    this.live.serve(this.runner.positionOf(leaderboards));
    this.reranking.start();
  }
}
