import { Injectable } from '@nestjs/common';
import type { PeriodBounds } from '@app/periods';
import { Clock } from '@app/platform';
import type { PastBoard } from '@app/ranking';
import { EarlierStandings } from './earlier-standings';
import { LiveBoards } from './live-boards';
import { Opening } from './opening';
import type { RankedBoard } from './ranked-boards';

/** How often an opening is read again that something upset while it was read. */
const attempts = 3;

/** How boards stood when the running day began: made when somebody asks, kept up to date until the day is over. */
@Injectable()
export class Openings {
  private readonly loading = new WeakMap<Opening, Promise<void>>();

  constructor(
    private readonly live: LiveBoards,
    private readonly earlier: EarlierStandings,
    private readonly clock: Clock,
  ) {}

  /**
   * Sees to it that `of` has its answer. O(1) once it is there; to make it, O(scores of the players who have moved today), read
   * beside the commits. Gives up where older scores come in all the time.
   */
  async prepare(ranked: RankedBoard): Promise<void> {
    const day = this.dayOn(ranked);
    if (!day) return;
    for (let left = attempts; left > 0; left -= 1) {
      const opening = this.begin(ranked, day);
      if (opening.isComplete) return;
      await this.loading.get(opening);
      if (ranked.opening === opening) return;
    }
  }

  /**
   * A board as it stood when the day began; null where that says nothing: its period is over, or has begun today, or nobody stood
   * on it yet. True until the next commit: to be asked in the same turn as the board itself.
   */
  of(ranked: RankedBoard): PastBoard | null {
    const { opening } = ranked;
    if (!opening?.isComplete || this.dayOn(ranked)?.startsAt !== opening.day.startsAt) return null;
    return opening.past.size > 0 ? opening.past : null;
  }

  /** Names the day whose beginning `of` tells of; empty where it tells of none. */
  dayNameOf(ranked: RankedBoard): string {
    return String(this.dayOn(ranked)?.startsAt ?? '');
  }

  private dayOn({ ref, endsAt }: RankedBoard): PeriodBounds | null {
    const { calendar } = ref.set;
    const now = this.clock.now();
    if (now >= endsAt) return null;
    const day = calendar.boundsOf({ period: 'daily', key: calendar.keyAt('daily', now) });
    const bounds = calendar.boundsOf({ period: ref.period, key: ref.periodKey });
    return day && (bounds?.startsAt ?? -Infinity) < day.startsAt ? day : null;
  }

  private begin(ranked: RankedBoard, day: PeriodBounds): Opening {
    const present = ranked.opening;
    if (present?.day.startsAt === day.startsAt) return present;
    const opening = (ranked.opening = new Opening(ranked.index, ranked.ref.set.rules, day));
    this.loading.set(opening, this.load(ranked, opening));
    return opening;
  }

  /** Commits go on meanwhile: the opening is told of those who move from now on, this finds those who had moved before. */
  private async load(ranked: RankedBoard, opening: Opening): Promise<void> {
    const { index, ref } = ranked;
    try {
      for await (const { player, entry } of this.earlier.movers(ref, opening.day, this.live.position)) {
        // Who left while this was read does not come back; who is not here yet will be told of.
        if (index.has(player)) opening.past.record(player, entry);
      }
      opening.isComplete = true;
    } catch (error) {
      if (ranked.opening === opening) ranked.opening = null;
      throw error;
    }
  }
}
