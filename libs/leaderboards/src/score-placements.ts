import { Injectable } from '@nestjs/common';
import type { EventsInput, Placement, PositionInput } from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { leaderboards } from './board-sets';
import { RecentPlacements } from './recent-placements';
import { Reranking } from './reranking';

/** How long boards that are ranked again are waited for, in ms. */
const settleMs = 1_000;

/** Waits until the boards include an event, and tells what it did to them. */
@Injectable()
export class ScorePlacements {
  constructor(
    private readonly recent: RecentPlacements,
    private readonly runner: ProjectionRunner,
    private readonly reranking: Reranking,
  ) {}

  async of({ event_ids }: EventsInput): Promise<(Placement | null)[]> {
    await this.runner.caughtUp([leaderboards], Math.max(0, ...event_ids));
    return this.recent.of(event_ids);
  }

  async catchUp(input: PositionInput): Promise<PositionInput> {
    await this.runner.caughtUp([leaderboards], input.position);
    return input;
  }

  async settled(input: PositionInput): Promise<PositionInput> {
    await this.catchUp(input);
    await this.reranking.settled(settleMs);
    return input;
  }
}
