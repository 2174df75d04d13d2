import { Injectable } from '@nestjs/common';
import type { EventsInput, Placement, PositionInput } from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { leaderboards } from './board-catalogue';
import { RecentPlacements } from './recent-placements';

/** Waits until the boards include an event, and tells what it did to them. */
@Injectable()
export class ScorePlacements {
  constructor(
    private readonly recent: RecentPlacements,
    private readonly runner: ProjectionRunner,
  ) {}

  async of({ event_ids }: EventsInput): Promise<(Placement | null)[]> {
    await this.runner.caughtUp([leaderboards], Math.max(0, ...event_ids));
    return this.recent.of(event_ids);
  }

  async catchUp(input: PositionInput): Promise<PositionInput> {
    await this.runner.caughtUp([leaderboards], input.position);
    return input;
  }
}
