import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  IntegerFromText,
  IsExactNumber,
  IsInstant,
  IsPlainText,
  Nullable,
  Optional,
  Trim,
} from '../field-rules';
import { BoardPeriod } from '../leaderboards/period.dto';
import { mostDecimals } from './decimals';
import { operators, sorts, tiePolicies, type Operator, type Sort, type TiePolicy } from './mode-rules';

/** When a mode's seasons end. */
export class SeasonReset {
  /** Five fields of cron, by the clocks of the mode's time zone: `0 0 * * 1` is each Monday at midnight. */
  @IsPlainText(1, 128)
  cron!: string;
}

/** A kind of game: which scores it takes, and how its boards rank them. */
export class GameMode {
  /** Case-sensitive; what scores name. */
  code!: string;
  /** What people call it. */
  name!: string;
  description!: string;
  /** `desc`: the higher score is better; `asc`: the lower one, as for times. */
  sort!: Sort;
  /** Which of a player's scores rank: the best, the last, or the sum of all. */
  operator!: Operator;
  /** Ranks of equal scores: `shared` 1 1 3, `dense` 1 1 2, `unique` 1 2 3 (the earlier one first). */
  ties!: TiePolicy;
  /** How many fraction digits its scores may have, 0–9; null: any. */
  decimals!: number | null;
  /** What scores count, such as `ms`. */
  unit!: string | null;
  /** The lowest score it takes; null: any. */
  min_score!: number | null;
  /** The highest score it takes; null: any. */
  max_score!: number | null;
  /** Whether it counts on the board over all modes, where its sort is `desc` and its operator `best`. */
  in_global!: boolean;
  /** An IANA name: where its days, weeks, months and seasons start. */
  time_zone!: string;
  /** When its seasons end; null: it has none. */
  reset!: SeasonReset | null;
  /** It takes scores from this moment on; null: since ever. */
  opens_at!: string | null;
  /** It takes scores before this moment; null: for ever. */
  closes_at!: string | null;
  created_at!: string;
}

/** Any part of a game mode but its code; what is missing stays as it is. */
export class GameModeChanges {
  /** What people call it: 1–100 characters. */
  @Trim()
  @Optional()
  @IsPlainText(1, 100)
  name?: string;

  /** Up to 500 characters. */
  @Trim()
  @Optional()
  @IsPlainText(0, 500)
  description?: string;

  /** `desc`: the higher score is better; `asc`: the lower one, as for times. */
  @Optional()
  @IsIn(sorts)
  sort?: Sort;

  /** Which of a player's scores rank: the best, the last, or the sum of all. */
  @Optional()
  @IsIn(operators)
  operator?: Operator;

  /** Ranks of equal scores: `shared` 1 1 3, `dense` 1 1 2, `unique` 1 2 3 (the earlier one first). */
  @Optional()
  @IsIn(tiePolicies)
  ties?: TiePolicy;

  /** How many fraction digits its scores may have, 0–9; null: any, but not where the operator is `sum`. */
  @Nullable()
  @IsInt()
  @Min(0)
  @Max(mostDecimals)
  decimals?: number | null;

  /** What scores count, such as `ms`: 1–32 characters, or null. */
  @Trim()
  @Nullable()
  @IsPlainText(1, 32)
  unit?: string | null;

  /** The lowest score it takes; null: any. */
  @Nullable()
  @IsExactNumber()
  min_score?: number | null;

  /** The highest score it takes; null: any. */
  @Nullable()
  @IsExactNumber()
  max_score?: number | null;

  /** Whether it counts on the board over all modes, where its sort is `desc` and its operator `best`. */
  @Optional()
  @IsBoolean()
  in_global?: boolean;

  /** An IANA name such as `Europe/Berlin`: where its days, weeks, months and seasons start. */
  @Optional()
  @IsPlainText(1, 64)
  time_zone?: string;

  /** When its seasons end; null: it has none. */
  @Nullable()
  @IsObject()
  @ValidateNested()
  @Type(() => SeasonReset)
  reset?: SeasonReset | null;

  /** It takes scores from this moment on (ISO 8601); null: since ever. */
  @Nullable()
  @IsInstant()
  opens_at?: string | null;

  /** It takes scores before this moment (ISO 8601); null: for ever. */
  @Nullable()
  @IsInstant()
  closes_at?: string | null;
}

/** A game mode; what is missing is as for one that its first score makes, and the name is the code. */
export class NewGameMode extends GameModeChanges {
  /** 1–64 characters, case-sensitive; not `GLOBAL`. */
  @IsPlainText(1, 64)
  code!: string;
}

export class CreateGameModeInput extends NewGameMode {
  /** The `Idempotency-Key` of the request. */
  @Optional()
  @IsPlainText(1, 255)
  idempotency_key?: string;
}

export class ModeCodeInput {
  @IsPlainText(1, 64)
  code!: string;
}

export class ChangeGameModeInput extends ModeCodeInput {
  @ValidateNested()
  @Type(() => GameModeChanges)
  changes!: GameModeChanges;
}

export class ResetSeasonInput extends ModeCodeInput {
  /** The `Idempotency-Key` of the request. */
  @Optional()
  @IsPlainText(1, 255)
  idempotency_key?: string;
}

export class RemovedGameMode {
  /** A sentence that says which mode is gone. */
  message!: string;
}

/** What ending a season did. */
export class SeasonChange {
  ended!: BoardPeriod;
  started!: BoardPeriod;
}

export class PreviewScheduleInput {
  /** Five fields of cron: minute, hour, day of the month, month, day of the week. */
  @IsString()
  @MaxLength(128)
  cron!: string;

  /** An IANA name such as `Europe/Berlin`; missing: UTC. */
  @Optional()
  @IsPlainText(1, 64)
  time_zone?: string;

  /** Fire times after this moment (ISO 8601); missing: from now on. */
  @Optional()
  @IsInstant()
  after?: string;

  /** As many fire times, 1 to 100. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(1)
  @Max(100)
  count?: number;
}

/** A moment at which a schedule fires. */
export class FireTime {
  /** In UTC. */
  at!: string;
  /** As clocks in the schedule's time zone show it, with their offset from UTC: `2026-11-23T01:00:00.000+01:00`. */
  local!: string;
}
