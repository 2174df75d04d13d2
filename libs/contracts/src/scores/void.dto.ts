import { IsInt, Max, Min } from 'class-validator';
import { IntegerFromText, IsPlainText, Optional } from '../field-rules';
import { IdInput, PageInput } from '../page.dto';
import { Score } from './score.dto';

/** Who voids a score and why, for the record. */
export class VoidReason {
  /** Why the score no longer counts: 1–500 characters. */
  @Optional()
  @IsPlainText(1, 500)
  reason?: string;

  /** Who decided so: 1–255 characters; missing: whoever sent the request. */
  @Optional()
  @IsPlainText(1, 255)
  voided_by?: string;
}

export class VoidScoreInput extends IdInput {
  @Optional()
  @IsPlainText(1, 500)
  reason?: string;

  @Optional()
  @IsPlainText(1, 255)
  voided_by?: string;
}

/** A score that no longer counts, and the record of that. */
export class VoidedScore extends Score {
  voided_at!: string;
  voided_by!: string;
  reason!: string | null;
  /** The request that voided it. */
  request_id!: string;
}

export class ListVoidedInput extends PageInput {
  /** At most this many, up to 1,000. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(0)
  @Max(1000)
  limit?: number;
}
