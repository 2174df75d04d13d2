import { Injectable } from '@nestjs/common';
import {
  AchievementsApi,
  type Achievement,
  type AchievementBoardInput,
  type AchievementBoardRow,
  type AchievementCheck,
  type AchievementPlace,
  type Answered,
  type CheckAchievementsInput,
  type EventsInput,
  type IdInput,
  type ListAchievementsInput,
  type Page,
  type PlayerAchievement,
  type PositionInput,
  type Rendered,
  type SeriesInput,
  type UnlockedAchievement,
  type UnlocksPoint,
} from '@app/contracts';
import { AchievementCatalogue } from './achievement-catalogue';
import { AchievementChecks } from './achievement-checks';
import { AchievementReader } from './achievement-reader';
import { UnlockLookup } from './unlock-lookup';

@Injectable()
export class AchievementsService extends AchievementsApi {
  constructor(
    private readonly catalogues: AchievementCatalogue,
    private readonly lists: AchievementReader,
    private readonly checks: AchievementChecks,
    private readonly unlocks: UnlockLookup,
  ) {
    super();
  }

  override catalogue(): Promise<Rendered<Achievement[]>> {
    return this.catalogues.rendered();
  }

  override listOf(input: ListAchievementsInput): Promise<PlayerAchievement[]> {
    return this.lists.ofPlayer(input);
  }

  override check({ id, idempotency_key }: CheckAchievementsInput): Promise<Answered<AchievementCheck>> {
    return this.checks.check(id, idempotency_key);
  }

  override leaderboard(input: AchievementBoardInput): Promise<Page<AchievementBoardRow>> {
    return this.lists.board(input);
  }

  override placeOf({ id }: IdInput): Promise<AchievementPlace> {
    return this.lists.placeOf(id);
  }

  override unlocksOf({ event_ids }: EventsInput): Promise<UnlockedAchievement[][]> {
    return this.unlocks.of(event_ids);
  }

  override unlocksOverTime(input: SeriesInput): Promise<UnlocksPoint[]> {
    return this.lists.overTime(input);
  }

  override async catchUp(input: PositionInput): Promise<PositionInput> {
    await this.unlocks.caughtUp(input.position);
    return input;
  }
}
