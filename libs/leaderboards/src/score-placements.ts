import { Injectable } from '@nestjs/common';
import type { EventsInput, MovedInput, Placement, PositionInput } from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { currentCall, DomainError, remainingMs, runInCall } from '@app/platform';
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

  /** Where the boards stand as soon as that is after `position`, or after `wait_ms`. */
  async moved({ position, wait_ms }: MovedInput): Promise<PositionInput> {
    const { requestId, caller } = currentCall() ?? { requestId: 'moved', caller: 'system' };
    const deadline = Date.now() + Math.min(wait_ms, remainingMs());
    try {
      await runInCall({ requestId, caller, deadline }, () =>
        this.runner.caughtUp([leaderboards], position + 1),
      );
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'deadline_exceeded')) throw error;
    }
    return { position: this.runner.positionOf(leaderboards) };
  }
}
