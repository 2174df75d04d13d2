import { IsIn, IsInt, Max, Min } from 'class-validator';
import { IntegerFromText, IsInstant, IsPlainText, Optional } from '../field-rules';

export type HistoryInterval = 'hour' | 'day' | 'week' | 'month';

export class HistoryInput {
  @IntegerFromText()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  player_id!: number;

  /** Scores of this mode only; missing: of all. */
  @Optional()
  @IsPlainText(1, 64)
  game_mode?: string;

  /**
   * How much time a point stands for. Days, weeks (from Monday) and months are those of the mode's time zone where
   * `game_mode` is given, otherwise of UTC; hours are those of UTC.
   */
  @Optional()
  @IsIn(['hour', 'day', 'week', 'month'])
  interval?: HistoryInterval;

  /** Scores from this moment on (ISO 8601, `2026-11-23` or `2026-11-23T08:00:00Z`); missing: from the first. */
  @Optional()
  @IsInstant()
  from?: string;

  /** Scores before this moment; missing: up to the latest. */
  @Optional()
  @IsInstant()
  to?: string;
}

/** A player's games in one interval. */
export class HistoryPoint {
  /** When the interval starts. */
  at!: string;
  games!: number;
  /** By the mode's sort where `game_mode` is given, otherwise the highest. */
  best!: number;
  /** To two places, half to even. */
  average!: number;
}
