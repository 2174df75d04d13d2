import { Injectable } from '@nestjs/common';
import {
  LeaderboardsApi,
  type ActivityEntry,
  type AroundInput,
  type BoardInput,
  type BoardPeriod,
  type BoardRow,
  type BoardState,
  type BoardSubset,
  type BoardSummary,
  type ChangedBoardsInput,
  type EventsInput,
  type IdInput,
  type MovedInput,
  type Page,
  type PeriodsInput,
  type Placement,
  type PlayerBoard,
  type PlayerRank,
  type PositionInput,
  type RankInput,
  type RecentInput,
  type Rendered,
  type SubsetInput,
  type TopInput,
  type WhatIf,
  type WhatIfInput,
} from '@app/contracts';
import { ActivityFeed } from './activity-feed';
import { BoardReader } from './board-reader';
import { BoardStatistics } from './board-statistics';
import { ScorePlacements } from './score-placements';

@Injectable()
export class LeaderboardsService extends LeaderboardsApi {
  constructor(
    private readonly boards: BoardReader,
    private readonly statistics: BoardStatistics,
    private readonly feed: ActivityFeed,
    private readonly scorePlacements: ScorePlacements,
  ) {
    super();
  }

  override top(input: TopInput): Promise<Rendered<BoardRow[]>> {
    return this.boards.top(input);
  }

  override recent(input: RecentInput): Promise<Rendered<ActivityEntry[]>> {
    return this.feed.recent(input);
  }

  override rankOf(input: RankInput): Promise<PlayerRank> {
    return this.boards.rankOf(input);
  }

  override around(input: AroundInput): Promise<Rendered<BoardRow[]>> {
    return this.boards.around(input);
  }

  override ranksOf(input: IdInput): Promise<PlayerBoard[]> {
    return this.statistics.ranksOf(input);
  }

  override subset(input: SubsetInput): Promise<BoardSubset> {
    return this.boards.subset(input);
  }

  override whatIf(input: WhatIfInput): Promise<WhatIf> {
    return this.statistics.whatIf(input);
  }

  override summary(input: BoardInput): Promise<BoardSummary> {
    return this.statistics.summary(input);
  }

  override periods(input: PeriodsInput): Promise<Page<BoardPeriod>> {
    return this.statistics.periods(input);
  }

  override placements(input: EventsInput): Promise<(Placement | null)[]> {
    return this.scorePlacements.of(input);
  }

  override catchUp(input: PositionInput): Promise<PositionInput> {
    return this.scorePlacements.catchUp(input);
  }

  override settled(input: PositionInput): Promise<PositionInput> {
    return this.scorePlacements.settled(input);
  }

  override moved(input: MovedInput): Promise<PositionInput> {
    return this.scorePlacements.moved(input);
  }

  override changed(input: ChangedBoardsInput): Promise<(BoardState | null)[]> {
    return this.boards.changed(input);
  }
}
