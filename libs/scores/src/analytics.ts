import { Injectable } from '@nestjs/common';
import {
  busyRange,
  seriesIntervals,
  type BusyHour,
  type BusyHoursInput,
  type GamesPoint,
  type GamesSeriesInput,
  type RegistrationsPoint,
  type SeriesInput,
} from '@app/contracts';
import { steadyClocks, type PeriodBounds } from '@app/periods';
import { Clock, isoTime } from '@app/platform';
import { allModes, AnalyticsRepository, type Stretch } from './analytics.repository';
import { quarterMs, quarterOf, quartersOf } from './quarters';
import { reservedMode } from './reserved-mode';

const hoursInWeek = 168;
const quartersInWeek = 4 * hoursInWeek;
/** 1970-01-01, from which quarters are counted, was a Thursday; weeks start on Monday. */
const mondayOffset = 3 * 96;

/** When games are played, and players come. */
@Injectable()
export class Analytics {
  constructor(
    private readonly counts: AnalyticsRepository,
    private readonly clock: Clock,
  ) {}

  /** Errors: `invalid_request`. */
  async games({ game_mode, ...input }: GamesSeriesInput): Promise<GamesPoint[]> {
    const intervals = seriesIntervals(input, this.clock.now());
    const games = await this.counts.games(modeOf(game_mode), stretchesOf(intervals));
    return intervals.map(({ startsAt }, index) => ({ at: isoTime(startsAt), games: games.get(index) ?? 0 }));
  }

  /** Errors: `invalid_request`. */
  async registrations(input: SeriesInput): Promise<RegistrationsPoint[]> {
    const intervals = seriesIntervals(input, this.clock.now());
    const players = await this.counts.registrations(stretchesOf(intervals));
    return intervals.map(({ startsAt }, index) => ({
      at: isoTime(startsAt),
      registrations: players.get(index) ?? 0,
    }));
  }

  /** All 168 hours of a week, from Monday 00:00. Errors: `invalid_request`. */
  async busyHours(input: BusyHoursInput): Promise<BusyHour[]> {
    const rows = await this.counts.byQuarterOfWeek(modeOf(input.game_mode), this.clocks(input));
    const hours = Array.from({ length: hoursInWeek }, (_none, hour) => ({
      weekday: Math.floor(hour / 24) + 1,
      hour: hour % 24,
      games: 0,
    }));
    for (const { quarter_of_week, count } of rows) {
      const quarter = (quarter_of_week + mondayOffset + quartersInWeek) % quartersInWeek;
      const hour = hours[Math.floor(quarter / 4)];
      if (hour) hour.games += count;
    }
    return hours;
  }

  /** The stretches between two changes of the clocks, by how many quarters of an hour those are ahead of UTC. */
  private clocks(input: BusyHoursInput): Stretch[] {
    const range = busyRange(input, this.clock.now());
    const startsAt = quarterOf(range.from) * quarterMs;
    const endsAt = Math.ceil(range.until / quarterMs) * quarterMs;
    return steadyClocks(input.time_zone ?? 'UTC', startsAt, endsAt).map(({ from, until, offset }) => ({
      ...quartersOf({ startsAt: from, endsAt: until }),
      series: Math.round(offset / quarterMs),
    }));
  }
}

function modeOf(game_mode: string | undefined): string {
  return game_mode === undefined || game_mode === reservedMode ? allModes : game_mode;
}

function stretchesOf(intervals: readonly PeriodBounds[]): Stretch[] {
  return intervals.map((interval, series) => ({ series, ...quartersOf(interval) }));
}
