import type { FireTimes } from './fire-times';
import { RecentStretches, type Stretch } from './recent-stretches';

/** Seasons end, and begin, at the fire times of a schedule and wherever somebody ended one by hand. */
export class Seasons {
  private readonly recent = new RecentStretches<Stretch>();

  constructor(
    private readonly fireTimes: FireTimes,
    /** Instants (ms), ascending. */
    private readonly resets: readonly number[],
  ) {}

  /** The season that holds an instant (ms). */
  at(ms: number): Stretch {
    return this.recent.at(ms) ?? this.recent.add(this.find(ms));
  }

  private find(ms: number): Stretch {
    return {
      from: Math.max(this.fireTimes.lastUntil(ms), this.resets.findLast((at) => at <= ms) ?? -Infinity),
      until: Math.min(this.fireTimes.nextAfter(ms), this.resets.find((at) => at > ms) ?? Infinity),
    };
  }
}
