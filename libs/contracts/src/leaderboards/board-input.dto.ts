import { IsIn } from 'class-validator';
import { IsInstant, IsPlainText, Optional } from '../field-rules';

/** The stretches of time that every board is kept for. */
export const periodNames = ['all_time', 'daily', 'weekly', 'monthly'] as const;

export type PeriodName = (typeof periodNames)[number];

/** Which board, in which period. */
export class BoardInput {
  /** A mode's own board; missing or `GLOBAL`: the global one. */
  @Optional()
  @IsPlainText(1, 64)
  game_mode?: string;

  /** The days, ISO weeks and months are those of UTC; missing: `all_time`. */
  @Optional()
  @IsIn(periodNames)
  period?: PeriodName;

  /**
   * The period that held this instant, ISO 8601; a day alone stands for its start in UTC. Missing: the running one. Every
   * instant lies in `all_time`, where this changes nothing.
   */
  @Optional()
  @IsInstant()
  at?: string;
}
