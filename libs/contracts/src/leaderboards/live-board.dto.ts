import type { PeriodName } from '@app/periods';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Optional } from '../field-rules';
import { PositionInput } from '../page.dto';
import { BoardInput } from './board-input.dto';
import type { SubsetRow } from './board-views.dto';

export class MovedInput extends PositionInput {
  /** How long a later position is waited for, in ms; shorter than a stopping process waits for its calls. */
  @IsInt()
  @Min(0)
  @Max(5_000)
  wait_ms!: number;
}

/** Followers see a board in windows of this many rows. */
export const windowRows = 100;

/** Where the deepest window of a board begins. */
export const deepestSkip = 1_000_000_000;

/** A part of a board that somebody may follow. */
export class BoardWindow extends BoardInput {
  /** How many rows are ahead of the first one; missing: none. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(deepestSkip)
  skip?: number;
}

/** A part of a board that somebody follows. */
export class FollowedBoard extends BoardWindow {
  /** The state that is known already. */
  @Optional()
  @IsString()
  @MaxLength(64)
  version?: string;
}

export class ChangedBoardsInput {
  /** 100 at most. */
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => FollowedBoard)
  boards!: FollowedBoard[];
}

/** A board as its followers see it. */
export interface BoardState {
  /** Names this state; another state of the same board and window has another one. */
  version: string;
  /** The last event that changed the board or a name on it, or one after that. */
  position: number;
  /** Null where the game mode has no such period. */
  period: PeriodName | null;
  /** Which day, week, month or season; empty for `all_time`. */
  key: string;
  /** Players on the whole board. */
  total: number;
  /** Of the window, 100 at most, the best first. `position` counts from the top of the board. */
  rows: SubsetRow[];
}
