import { Injectable } from '@nestjs/common';
import {
  LeaderboardsApi,
  type ActivityEntry,
  type BoardRow,
  type EventsInput,
  type Placement,
  type PlayerRank,
  type PositionInput,
  type RankInput,
  type RecentInput,
  type Rendered,
  type TopInput,
} from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { BoardReader } from './board-reader';
import { ActivityFeed } from './activity-feed';
import { RecentPlacements } from './recent-placements';
import { leaderboards } from './board-catalogue';

@Injectable()
export class LeaderboardsService extends LeaderboardsApi {
  constructor(
    private readonly boards: BoardReader,
    private readonly feed: ActivityFeed,
    private readonly recentPlacements: RecentPlacements,
    private readonly runner: ProjectionRunner,
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

  override async placements({ event_ids }: EventsInput): Promise<(Placement | null)[]> {
    await this.runner.caughtUp([leaderboards], Math.max(0, ...event_ids));
    return this.recentPlacements.of(event_ids);
  }

  override async catchUp(input: PositionInput): Promise<PositionInput> {
    await this.runner.caughtUp([leaderboards], input.position);
    return input;
  }
}
