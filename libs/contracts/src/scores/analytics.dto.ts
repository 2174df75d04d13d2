import { intervals, type Interval } from '@app/periods';
import { IsIn } from 'class-validator';
import { IsInstant, IsPlainText, Optional } from '../field-rules';

/** A stretch of time, cut into intervals. */
export class SeriesInput {
  /** How much time a point stands for. */
  @Optional()
  @IsIn(intervals)
  interval?: Interval;

  /**
   * From the interval that holds this moment on (ISO 8601, `2026-11-23` or `2026-11-23T08:00:00Z`); missing: 48 hours,
   * 30 days, 26 weeks or 24 months before the end.
   */
  @Optional()
  @IsInstant()
  from?: string;

  /** Up to the interval that holds the last moment before this one; missing: up to now. */
  @Optional()
  @IsInstant()
  to?: string;

  /**
   * An IANA name such as `Europe/Berlin`: days, weeks (from Monday) and months are those of its clocks, hours are those
   * of UTC. Missing: UTC.
   */
  @Optional()
  @IsPlainText(1, 64)
  time_zone?: string;
}

export class GamesSeriesInput extends SeriesInput {
  /** Games of this mode only; missing or `GLOBAL`: of all. */
  @Optional()
  @IsPlainText(1, 64)
  game_mode?: string;
}

/** Games that count, by when they were played, in one interval. */
export class GamesPoint {
  /** When the interval starts. */
  at!: string;
  games!: number;
}

/** Players of today, by when they registered, in one interval. */
export class RegistrationsPoint {
  /** When the interval starts. */
  at!: string;
  registrations!: number;
}

/** Achievements unlocked in one interval. */
export class UnlocksPoint {
  /** When the interval starts. */
  at!: string;
  unlocks!: number;
}

export class BusyHoursInput {
  /** Games of this mode only; missing or `GLOBAL`: of all. */
  @Optional()
  @IsPlainText(1, 64)
  game_mode?: string;

  /** Games from this moment on, to the quarter of an hour (ISO 8601); missing: 12 weeks before the end. */
  @Optional()
  @IsInstant()
  from?: string;

  /** Games before this moment, to the quarter of an hour; missing: up to now. */
  @Optional()
  @IsInstant()
  to?: string;

  /** An IANA name such as `Europe/Berlin`: whose clocks tell the hour and the day of the week. Missing: UTC. */
  @Optional()
  @IsPlainText(1, 64)
  time_zone?: string;
}

/** Games played in one hour of the week. */
export class BusyHour {
  /** 1 is Monday, 7 is Sunday. */
  weekday!: number;
  /** 0–23. */
  hour!: number;
  games!: number;
}
