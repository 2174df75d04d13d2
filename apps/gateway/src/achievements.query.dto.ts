import { AchievementBoardInput, ListAchievementsInput } from '@app/contracts';
import { PickType } from '@nestjs/swagger';

export class PlayerAchievementsQuery extends PickType(ListAchievementsInput, ['include'] as const) {}

export class AchievementBoardQuery extends AchievementBoardInput {
  /** At most this many rows, up to 100. */
  override limit: number = 10;
}
