import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { IntegerFromText, IsExactNumber, NumberFromText, Optional } from '../field-rules';
import { BoardInput } from './board-input.dto';

/** One player's place on a board. */
export class BoardRow {
  /** From 1; what players with equal scores get is the game mode's rule on ties. */
  rank!: number;
  player_id!: number;
  display_name!: string;
  username!: string;
  best_score!: number;
  total_games!: number;
  /** To two places, half to even. */
  avg_score!: number;
  /** The value that ranks. */
  score!: number;
  /** When that value was reached. */
  achieved_at!: string;
  /**
   * With `include=movement`: the rank when the day began, by the board's clock and without what was voided since; null for a player
   * who did not stand on the board then. Missing where nobody did, and where the period has begun today or is over.
   */
  previous_rank?: number | null;
}

/** Which part of a board. Bounds count both ends in, and may be combined. */
export class TopInput extends BoardInput {
  /** At most this many rows, up to 100. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(0)
  @Max(100)
  limit?: number;

  /** How many rows to pass over. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  skip?: number;

  /** Where the page before ended: the `cursor` of its `Link` header, in place of `skip`. A walk stays in its period. */
  @Optional()
  @IsString()
  @MaxLength(512)
  cursor?: string;

  /** Nobody with a better rank. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  min_rank?: number;

  /** Nobody with a worse rank. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  max_rank?: number;

  /** Nobody with a lower score. */
  @Optional()
  @NumberFromText()
  @IsExactNumber()
  min_score?: number;

  /** Nobody with a higher score. */
  @Optional()
  @NumberFromText()
  @IsExactNumber()
  max_score?: number;

  /** `movement`: each row's `previous_rank` as well. */
  @Optional()
  @IsIn(['movement'])
  include?: 'movement';
}

export class RecentInput {
  /** At most this many entries, up to 50. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(0)
  @Max(50)
  limit?: number;

  /** `achievements`: unlocks as well; each entry then has a `type`. */
  @Optional()
  @IsIn(['achievements'])
  include?: 'achievements';
}

/** Something that happened lately: a score, or (on demand) an unlocked achievement. */
export class ActivityEntry {
  /** Present with `include=achievements` only. */
  type?: 'score' | 'achievement';
  score?: number;
  game_mode?: string;
  created_at!: string;
  display_name!: string;
  username!: string;
  player_id!: number;
  achievement_id?: number;
  achievement_name?: string;
  achievement_icon?: string;
}

export class RankInput extends BoardInput {
  @IntegerFromText()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  player_id!: number;
}

/** Whom to overtake next. */
export class NextPlayer {
  player_id!: number;
  display_name!: string;
  score!: number;
  /** How far ahead. */
  gap!: number;
}

export class PlayerRank {
  rank!: number | null;
  total_players!: number;
  best_score!: number;
  /** The share of players strictly below, 0–100, to two places; null without a rank. */
  percentile!: number | null;
  score!: number | null;
  /** Null without a rank, and where nobody has a better score, as for the first and those equal to them. */
  next!: NextPlayer | null;
}

export class PeriodPlacement {
  rank!: number | null;
  improved!: boolean;
}

export class EventsInput {
  /** Ids of log events. */
  @IsArray()
  @ArrayMaxSize(1000)
  @IsInt({ each: true })
  event_ids!: number[];
}

/** What one submitted score did to the mode's board, as of right after it. */
export class Placement {
  rank!: number;
  previous_rank!: number | null;
  total_players!: number;
  best_score!: number;
  previous_best!: number | null;
  is_personal_best!: boolean;
  periods!: Record<string, PeriodPlacement>;
}
