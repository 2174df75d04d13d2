import { Injectable } from '@nestjs/common';
import type { LogEvent } from '@app/contracts';
import type { Award } from './awarding';

/** Events that are remembered: enough for every answer that is still waited for. */
const kept = 20_000;

/** What the latest events unlocked. */
@Injectable()
export class RecentUnlocks {
  private readonly awards = new Map<number, Award[]>();
  /** Everything from this event on is remembered. */
  private from = Infinity;
  private latest = 0;

  remember(events: readonly LogEvent[], awards: readonly Award[]): void {
    const first = events[0];
    const last = events.at(-1);
    if (!first || !last) return;
    this.from = Math.min(this.from, first.id);
    this.latest = last.id;
    for (const award of awards) {
      const others = this.awards.get(award.event_id) ?? [];
      this.awards.set(award.event_id, [...others, award]);
    }
    this.dropOldest();
  }

  /** What an event unlocked; undefined where that is not remembered. */
  of(eventId: number): readonly Award[] | undefined {
    return eventId < this.from || eventId > this.latest ? undefined : (this.awards.get(eventId) ?? []);
  }

  forget(): void {
    this.awards.clear();
    this.from = Infinity;
    this.latest = 0;
  }

  private dropOldest(): void {
    this.from = Math.max(this.from, this.latest - kept + 1);
    for (const id of this.awards.keys()) {
      if (id >= this.from) return;
      this.awards.delete(id);
    }
  }
}
