import {
  HistoryInput,
  ListScoresInput,
  ListVoidedInput,
  type HistoryInterval,
  type ScoreOrder,
} from '@app/contracts';
import { OmitType, PickType } from '@nestjs/swagger';
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

  /** The highest first, the lowest, or the latest. */
  override order: ScoreOrder = 'highest';
}

export class PlayerScoresQuery extends PickType(ListScoresInput, ['skip', 'cursor', 'limit'] as const) {
  /** At most this many scores, up to 1,000. */
  override limit: number = 50;
}

export class ModeScoresQuery extends PickType(ListScoresInput, ['skip', 'cursor', 'limit'] as const) {
  /** At most this many scores, up to 1,000. */
  override limit: number = 100;
}

export class HistoryQuery extends OmitType(HistoryInput, ['player_id'] as const) {
  /** Scores of this mode only; left blank: of all. */
  @BlankIsMissing()
  declare game_mode?: string;

  /**
   * How much time a point stands for. Days, weeks (from Monday) and months are those of the mode's time zone where
   * `game_mode` is given, otherwise of UTC; hours are those of UTC.
   */
  override interval: HistoryInterval = 'day';

  /** Scores from this moment on (ISO 8601, `2026-11-23` or `2026-11-23T08:00:00Z`); left blank: from the first. */
  @BlankIsMissing()
  declare from?: string;

  /** Scores before this moment; left blank: up to the latest. */
  @BlankIsMissing()
  declare to?: string;
}

export class VoidedScoresQuery extends ListVoidedInput {
  /** At most this many, up to 1,000. */
  override limit: number = 100;
}
