import { periodNames, type PeriodName } from '@app/periods';
import { IsIn } from 'class-validator';
import { IsInstant, IsPlainText, Optional } from '../field-rules';

/** Which board, in which period. */
export class BoardInput {
  /** A mode's own board; missing or `GLOBAL`: the global one. */
  @Optional()
  @IsPlainText(1, 64)
  game_mode?: string;

  /** In the game mode's own time zone, UTC for the global board. Missing: `season` where the mode has seasons, else `all_time`. */
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
