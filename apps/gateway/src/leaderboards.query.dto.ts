import { RankInput, RecentInput, TopInput } from '@app/contracts';
import { PickType } from '@nestjs/swagger';
import { BlankIsMissing } from './http/blank';

export class ModeBoardQuery extends PickType(TopInput, ['limit'] as const) {
  /** At most this many rows, up to 100. */
  override limit: number = 10;
}

export class GlobalBoardQuery extends TopInput {
  /** At most this many rows, up to 100. */
  override limit: number = 10;

  /** The board of this mode; left blank or `GLOBAL`: of all modes. */
  @BlankIsMissing()
  declare game_mode?: string;
}

export class RecentQuery extends RecentInput {
  /** At most this many entries, up to 50. */
  override limit: number = 20;
}

export class RankQuery extends PickType(RankInput, ['game_mode'] as const) {
  /** The board of this mode; left blank or `GLOBAL`: of all modes. */
  @BlankIsMissing()
  declare game_mode?: string;
}
