import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Opaque } from '@app/platform';
import { IsExactNumber, IntegerFromText, IsPlainText, Optional } from '../field-rules';
import { PageInput } from '../page.dto';
import type { PeriodPlacement } from '../leaderboards/leaderboard.dto';
import type { UnlockedAchievement } from '../achievements/achievement.dto';

/** One finished game. */
export class Score {
  id!: number;
  player_id!: number;
  game_mode!: string;
  score!: number;
  created_at!: string;
  /** What the game sent along; null where it sent nothing. */
  metadata!: Record<string, unknown> | null;
}

export class NewScore {
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  player_id!: number;

  /** A finite number; how many fraction digits it may have is the game mode's rule. */
  @IsExactNumber()
  score!: number;

  /** Case-sensitive, 1–64 characters; missing: CLASSIC. */
  @Transform(({ value }: { value: unknown }) => (value === undefined ? 'CLASSIC' : value))
  @IsPlainText(1, 64)
  game_mode: string = 'CLASSIC';

  /** Any JSON object, kept with the score. */
  @Opaque()
  @ValidateIf((_object, value) => value !== undefined && value !== null)
  @IsObject()
  metadata?: Record<string, unknown> | null;

  /** The same id with the same content is stored once, and answered alike; the `Idempotency-Key` header does the same. */
  @Optional()
  @IsPlainText(1, 255)
  submission_id?: string;
}

/** A score with the moment it was reached, from another system or an earlier time. */
export class ImportedScore extends NewScore {
  /** Milliseconds since 1970-01-01 UTC, not in the future. */
  @IsInt()
  @Min(0)
  @Max(8_640_000_000_000_000)
  occurred_at!: number;
}

/** Finished games, each of which is checked and stored for itself. */
export class NewScores {
  /** 1–1,000 scores. Each is checked alone, behind this check: a faulty one is answered with its own error. */
  @Opaque()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  scores!: NewScore[];
}

export class SubmitScoresInput extends NewScores {
  /** The same key with the same scores stores them once. */
  @Optional()
  @IsPlainText(1, 255)
  idempotency_key?: string;
}

export class ImportScoresInput {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => ImportedScore)
  scores!: ImportedScore[];
}

export class ImportedScores {
  /** How many were stored; scores imported before, by `submission_id`, are not counted. */
  stored!: number;
}

/** A stored score, and what it changed. */
export class SubmittedScore extends Score {
  /** The player's rank on the mode's board now, in its season where it has seasons; null while the board is not available. */
  rank!: number | null;
  /** The rank before this score; null where there was none. */
  previous_rank!: number | null;
  total_players!: number | null;
  best_score!: number | null;
  previous_best!: number | null;
  is_personal_best!: boolean | null;
  /**
   * By period (`all_time`, `daily`, `weekly`, `monthly`, and `season` where the mode has them): the rank in the running
   * one, and whether this score improved it.
   */
  periods!: Record<string, PeriodPlacement> | null;
  /** Achievements this score unlocked; null while achievements are not available. */
  new_achievements!: UnlockedAchievement[] | null;
  /** The parts that did not answer in time; they follow by themselves. Missing where all answered. */
  pending?: string[];
}

/** One faulty field of an entry. */
export class EntryFault {
  /** Its path within the entry, such as `player_id`. */
  field!: string;
  code!: string;
  message!: string;
}

/** Why an entry was not stored, in the terms of a problem document. */
export class EntryError {
  code!: string;
  title!: string;
  status!: number;
  detail!: string;
  errors?: EntryFault[];
}

/** What became of one entry of a batch: `score` where it is stored, else `error`. */
export class ScoreResult {
  /** The status that the entry would have had as a request of its own: 201 for a stored one. */
  status!: number;
  score?: SubmittedScore;
  error?: EntryError;
}

/** In which order lists of scores come; among equals the earlier one comes first, or last where the newest come first. */
export const scoreOrders = ['highest', 'lowest', 'newest'] as const;

export type ScoreOrder = (typeof scoreOrders)[number];

export class ListScoresInput extends PageInput {
  /** At most this many scores, up to 1,000. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(0)
  @Max(1000)
  limit?: number;

  @Optional()
  @IsPlainText(1, 64)
  game_mode?: string;

  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  player_id?: number;

  @Optional()
  @IsIn(scoreOrders)
  order?: ScoreOrder;
}

/** A player's results in one mode. */
export class ModeStatistics {
  game_mode!: string;
  /** The best by the mode's sort: the lowest where that is `asc`. */
  best_score!: number;
  /** To two places, half to even. */
  avg_score!: number;
  total_games!: number;
}
