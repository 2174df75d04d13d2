import { IsIn, IsInt, Max, Min } from 'class-validator';
import { IntegerFromText, IsPlainText, Optional } from '../field-rules';
import { IdInput, PageInput } from '../page.dto';

export type Tier = 'Bronze' | 'Silver' | 'Gold';

/** What is counted: games played, the best single score, or the average over the latest `criteria_window` games. */
export type CriteriaType = 'games' | 'best_score' | 'average_score';

/** Something to be reached once and kept. */
export class Achievement {
  id!: number;
  /** Stable name for programs, such as `first_steps`. */
  code!: string;
  name!: string;
  description!: string;
  icon!: string;
  tier!: Tier;
  points!: number;
  category!: string;
  criteria_type!: CriteriaType;
  criteria_value!: number;
  /** Over how many of the latest games; null where all count. */
  criteria_window!: number | null;
  unlocked_count!: number;
  /** The share of all players who have it, 0–100, to two places. */
  rarity_percent!: number;
}

/** An achievement at the moment it was unlocked. */
export class UnlockedAchievement {
  id!: number;
  code!: string;
  name!: string;
  description!: string;
  icon!: string;
  tier!: Tier;
  points!: number;
  unlocked_at!: string;
}

/** A player's side of one achievement. */
export class PlayerAchievement {
  /** The unlock's own id; null while locked. */
  id!: number | null;
  player_id!: number;
  achievement_id!: number;
  achievement_name!: string;
  achievement_description!: string;
  achievement_icon!: string;
  achievement_points!: number;
  tier!: Tier;
  unlocked_at!: string | null;
  /** 0–1; 1 when unlocked. */
  progress!: number;
}

export class ListAchievementsInput {
  @IntegerFromText()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  player_id!: number;

  /** `progress`: the locked ones as well. */
  @Optional()
  @IsIn(['progress'])
  include?: 'progress';
}

export class CheckAchievementsInput extends IdInput {
  /** The `Idempotency-Key` of the request. */
  @Optional()
  @IsPlainText(1, 255)
  idempotency_key?: string;
}

export class AchievementCheck {
  message!: string;
  new_achievements!: UnlockedAchievement[];
  /** How many the player has now. */
  total_achievements!: number;
}

export class AchievementBoardInput extends PageInput {
  /** At most this many rows, up to 100. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(0)
  @Max(100)
  limit?: number;
}

export class AchievementBoardRow {
  /** Players with equal points share a rank. */
  rank!: number;
  player_id!: number;
  display_name!: string;
  username!: string;
  achievement_count!: number;
  total_points!: number;
}

/** Where a player stands on the achievement board. */
export class AchievementPlace {
  /** Players with equal points share a rank. */
  rank!: number;
  /** How many rows of the board are ahead: the `skip` of the page that begins with this player. */
  position!: number;
  total_players!: number;
  achievement_count!: number;
  total_points!: number;
}
