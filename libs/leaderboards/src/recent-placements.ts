import { Injectable } from '@nestjs/common';
import type { Placement } from '@app/contracts';

/** Placements that are remembered: enough for every answer that is still waited for. */
const kept = 20_000;

/** What the latest score events did to their boards. */
@Injectable()
export class RecentPlacements {
  private readonly placements = new Map<number, Placement>();

  remember(eventId: number, placement: Placement): void {
    this.placements.set(eventId, placement);
    if (this.placements.size <= kept) return;
    const [oldest] = this.placements.keys();
    if (oldest !== undefined) this.placements.delete(oldest);
  }

  of(eventIds: readonly number[]): (Placement | null)[] {
    return eventIds.map((id) => this.placements.get(id) ?? null);
  }
}
