import { BusyHoursInput, GamesSeriesInput, SeriesInput } from '@app/contracts';
import type { Interval } from '@app/periods';
import { BlankIsMissing } from './http/blank';

export class SeriesQuery extends SeriesInput {
  /** How much time a point stands for. */
  override interval: Interval = 'day';

  /**
   * From the interval that holds this moment on (ISO 8601, `2026-11-23` or `2026-11-23T08:00:00Z`); left blank: 48
   * hours, 30 days, 26 weeks or 24 months before the end.
   */
  @BlankIsMissing()
  declare from?: string;

  /** Up to the interval that holds the last moment before this one; left blank: up to now. */
  @BlankIsMissing()
  declare to?: string;

  /**
   * An IANA name such as `Europe/Berlin`: days, weeks (from Monday) and months are those of its clocks, hours are those
   * of UTC. Left blank: UTC.
   */
  @BlankIsMissing()
  declare time_zone?: string;
}

export class GamesSeriesQuery extends GamesSeriesInput {
  /** How much time a point stands for. */
  override interval: Interval = 'day';

  /** Games of this mode only; left blank or `GLOBAL`: of all. */
  @BlankIsMissing()
  declare game_mode?: string;

  @BlankIsMissing()
  declare from?: string;

  @BlankIsMissing()
  declare to?: string;

  @BlankIsMissing()
  declare time_zone?: string;
}

export class BusyHoursQuery extends BusyHoursInput {
  /** Games of this mode only; left blank or `GLOBAL`: of all. */
  @BlankIsMissing()
  declare game_mode?: string;

  /** Games from this moment on, to the quarter of an hour (ISO 8601); left blank: 12 weeks before the end. */
  @BlankIsMissing()
  declare from?: string;

  /** Games before this moment, to the quarter of an hour; left blank: up to now. */
  @BlankIsMissing()
  declare to?: string;

  /** An IANA name such as `Europe/Berlin`: whose clocks tell the hour and the day of the week. Left blank: UTC. */
  @BlankIsMissing()
  declare time_zone?: string;
}
