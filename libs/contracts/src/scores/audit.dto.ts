import { IsInt, Max, Min } from 'class-validator';
import { IntegerFromText, Optional } from '../field-rules';
import { PageInput } from '../page.dto';

/** Something that was decided about players, scores or game modes, and by whom. */
export class AuditEntry {
  /** Its place in the log. */
  id!: number;
  at!: string;
  action!: 'score_voided' | 'player_removed' | 'game_mode_changed' | 'game_mode_removed';
  player_id!: number | null;
  game_mode!: string | null;
  score_id!: number | null;
  /** Who decided so. */
  by!: string;
  reason!: string | null;
  request_id!: string;
}

export class ListAuditInput extends PageInput {
  /** At most this many, up to 1,000. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(0)
  @Max(1000)
  limit?: number;
}
