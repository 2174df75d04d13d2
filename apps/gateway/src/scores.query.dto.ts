import { ListScoresInput } from '@app/contracts';
import { PickType } from '@nestjs/swagger';
import { BlankIsMissing } from './http/blank';

export class ScoresQuery extends ListScoresInput {
  /** At most this many scores, up to 1,000. */
  override limit: number = 100;

  /** Scores of this mode only; left blank: of all. */
  @BlankIsMissing()
  declare game_mode?: string;

  /** Scores of this player only; left blank: of all. */
  @BlankIsMissing()
  declare player_id?: number;

  /** The best first, or the latest. */
  override order: 'highest' | 'newest' = 'highest';
}

export class PlayerScoresQuery extends PickType(ListScoresInput, ['skip', 'cursor', 'limit'] as const) {
  /** At most this many scores, up to 1,000. */
  override limit: number = 50;
}

export class ModeScoresQuery extends PickType(ListScoresInput, ['skip', 'cursor', 'limit'] as const) {
  /** At most this many scores, up to 1,000. */
  override limit: number = 100;
}
