import { contract } from '@app/platform';
import { EventsInput } from '../leaderboards/leaderboard.dto';
import { IdInput, NoInput, PositionInput, type Answered, type Page, type Rendered } from '../page.dto';
import { SeriesInput, type UnlocksPoint } from '../scores/analytics.dto';
import {
  AchievementBoardInput,
  CheckAchievementsInput,
  ListAchievementsInput,
  type Achievement,
  type AchievementBoardRow,
  type AchievementCheck,
  type AchievementPlace,
  type PlayerAchievement,
  type UnlockedAchievement,
} from './achievement.dto';

/** What players have reached for good. */
export abstract class AchievementsApi {
  static readonly contract = contract<AchievementsApi>('achievements', {
    catalogue: { input: NoInput, repeatable: true },
    listOf: { input: ListAchievementsInput, repeatable: true },
    check: { input: CheckAchievementsInput, repeatable: true },
    leaderboard: { input: AchievementBoardInput, repeatable: true },
    placeOf: { input: IdInput, repeatable: true },
    unlocksOf: { input: EventsInput, repeatable: true },
    unlocksOverTime: { input: SeriesInput, repeatable: true },
    catchUp: { input: PositionInput, repeatable: true },
  });

  /** All achievements with their rarity, by id. */
  abstract catalogue(input: NoInput): Promise<Rendered<Achievement[]>>;

  /** A player's achievements, latest unlock first; none for an unknown player. */
  abstract listOf(input: ListAchievementsInput): Promise<PlayerAchievement[]>;

  /**
   * Evaluates all rules for a player now and awards what is due (normally nothing: every score does this).
   * Errors: `player_not_found`, `idempotency_key_reused`.
   */
  abstract check(input: CheckAchievementsInput): Promise<Answered<AchievementCheck>>;

  /**
   * Players by achievement points, shared ranks, those with none last. Errors: `invalid_cursor`. O(limit) at the top,
   * further down O(players ahead).
   */
  abstract leaderboard(input: AchievementBoardInput): Promise<Page<AchievementBoardRow>>;

  /** Where a player stands on that board. Errors: `player_not_found`. O(players ahead). */
  abstract placeOf(input: IdInput): Promise<AchievementPlace>;

  /**
   * What each of these score events unlocked, in the order of the ids. Waits until they are evaluated.
   * Errors: `deadline_exceeded`.
   */
  abstract unlocksOf(input: EventsInput): Promise<UnlockedAchievement[][]>;

  /**
   * Unlocks of players that there are, by when they were: a point an interval, also without unlocks, earliest first, up
   * to 1,000. Errors: `invalid_request`. O(unlocks in the stretch).
   */
  abstract unlocksOverTime(input: SeriesInput): Promise<UnlocksPoint[]>;

  /** Resolves when the event at `position` is evaluated. Errors: `deadline_exceeded`. */
  abstract catchUp(input: PositionInput): Promise<PositionInput>;
}
