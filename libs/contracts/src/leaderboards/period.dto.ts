import { periodNames, type PeriodName } from '@app/periods';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { IntegerFromText, IsPlainText, Optional } from '../field-rules';

export class PeriodsInput {
  /** A mode, or `GLOBAL` for all together. */
  @IsPlainText(1, 64)
  game_mode!: string;

  /** Periods of this kind only. */
  @Optional()
  @IsIn(periodNames)
  period?: PeriodName;

  /** How many periods to pass over. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  skip?: number;

  /** At most this many periods, up to 1,000. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(0)
  @Max(1000)
  limit?: number;
}

/** A period that a board is kept for. */
export class BoardPeriod {
  period!: PeriodName;
  /** Which day, week or month: `2026-11-23`, `2026-W48`, `2026-11`; a season's start; empty for `all_time`. */
  key!: string;
  /** The first instant; null for `all_time`. */
  starts_at!: string | null;
  /** The first instant of the next period; null for `all_time`. */
  ends_at!: string | null;
  /** Players with a score in it. */
  total_players!: number;
}
