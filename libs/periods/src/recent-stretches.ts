/** A stretch of time [from, until), in ms. */
export interface Stretch {
  from: number;
  until: number;
}

const atMost = 128;

/** Stretches that do not overlap, found again by a moment in them: O(log n), and O(1) for the one asked for last. */
export class RecentStretches<T extends Stretch> {
  private latest: T | undefined;
  /** Ascending. Emptied when full: what is still in use comes back at once. */
  private kept: T[] = [];

  at(ms: number): T | undefined {
    const latest = this.latest;
    if (latest && ms >= latest.from && ms < latest.until) return latest;
    const found = this.kept[this.countUntil(ms) - 1];
    if (!found || ms >= found.until) return undefined;
    return (this.latest = found);
  }

  add(stretch: T): T {
    if (this.kept.length === atMost) this.kept = [];
    this.kept.splice(this.countUntil(stretch.from), 0, stretch);
    return (this.latest = stretch);
  }

  /** How many begin at or before a moment. */
  private countUntil(ms: number): number {
    let [low, high] = [0, this.kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.kept[middle]?.from ?? Infinity) <= ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
