import { Injectable } from '@nestjs/common';
import { seriesIntervals, type SeriesInput, type UnlocksPoint } from '@app/contracts';
import type { PeriodBounds } from '@app/periods';
import { Clock, encodeRows, isoTime, jsonRows, Reader } from '@app/platform';
import { serving } from './serving';

const columns = { series: 'integer', starts_at: 'integer', ends_at: 'integer' } as const;

/** Counts unlocks by when they were. */
@Injectable()
export class UnlockSeries {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Errors: `invalid_request`. O(points · log n + unlocks in them). */
  async points(input: SeriesInput): Promise<UnlocksPoint[]> {
    const intervals = seriesIntervals(input, this.clock.now());
    const counts = await this.count(intervals);
    return intervals.map(({ startsAt }, index) => ({
      at: isoTime(startsAt),
      unlocks: counts.get(index) ?? 0,
    }));
  }

  /** By number of the interval; none for one without unlocks. */
  private async count(intervals: readonly PeriodBounds[]): Promise<Map<number, number>> {
    const { dialect } = this.reader;
    const rows = await this.reader.query<{ series: number; unlocks: number }>(
      `SELECT given.series, COUNT(*) AS unlocks
       FROM ${jsonRows(dialect, '$1', columns)} CROSS JOIN achievement_unlocks u
       WHERE u.generation = ${serving} AND u.unlocked_at >= given.starts_at AND u.unlocked_at < given.ends_at
       GROUP BY given.series`,
      [
        encodeRows(
          dialect,
          intervals.map(({ startsAt, endsAt }, series) => [series, startsAt, endsAt]),
        ),
      ],
    );
    return new Map(rows.map(({ series, unlocks }) => [series, unlocks]));
  }
}
