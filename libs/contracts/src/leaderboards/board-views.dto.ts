import type { PeriodName } from '@app/periods';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, Max, Min } from 'class-validator';
import { IdsFromText, IntegerFromText, IsExactNumber, NumberFromText, Optional } from '../field-rules';
import { BoardInput } from './board-input.dto';
import { BoardRow, RankInput } from './leaderboard.dto';

export class AroundInput extends RankInput {
  /** At most this many rows, 1 to 100. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  /** `movement`: each row's `previous_rank` as well. */
  @Optional()
  @IsIn(['movement'])
  include?: 'movement';
}

/** A player's place on one of the boards. */
export class PlayerBoard {
  /** `GLOBAL` for the board over all modes. */
  game_mode!: string;
  period!: PeriodName;
  /** Which day, week or month: `2026-11-23`, `2026-W48`, `2026-11`; a season's start; empty for `all_time`. */
  key!: string;
  rank!: number;
  total_players!: number;
  best_score!: number;
  /** The share of players strictly below, 0–100, to two places. */
  percentile!: number;
  /** The value that ranks. */
  score!: number;
}

export class SubsetInput extends BoardInput {
  /** 1 to 500 player ids, separated by commas. */
  @IdsFromText()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(Number.MAX_SAFE_INTEGER, { each: true })
  ids!: number[];
}

/** A place on the board, and in the set that was asked for. */
export class SubsetRow extends BoardRow {
  /** From 1, in the order of the board; never shared. */
  position!: number;
}

export class BoardSubset {
  /** Players on the whole board. */
  total_players!: number;
  rows!: SubsetRow[];
  /** Ids of players who are not on the board, or do not exist. */
  not_found!: number[];
}

export class WhatIfInput extends BoardInput {
  @NumberFromText()
  @IsExactNumber()
  score!: number;
}

/** Where a score would rank that a newcomer reached now. */
export class WhatIf {
  rank!: number;
  /** Players on the board, the newcomer not among them. */
  total_players!: number;
  /** The share of them strictly below, 0–100, to two places; 0 on an empty board. */
  percentile!: number;
}

/** The score that this many percent of the players are not better than, to two places; in between interpolated. */
export class ScorePercentiles {
  p10!: number;
  p25!: number;
  p50!: number;
  p75!: number;
  p90!: number;
  p95!: number;
  p99!: number;
}

/** Players with scores of at least `from` and below `to`. */
export class HistogramBar {
  from!: number;
  to!: number;
  players!: number;
}

/** The scores that rank on a board; the figures are null on an empty one. */
export class BoardSummary {
  total_players!: number;
  /** Games of all players, not only those that rank. */
  total_games!: number;
  best!: number | null;
  /** To two places, or to as many as the scores have; half to even. */
  mean!: number | null;
  /** To two places, or to as many as the scores have; half to even. */
  median!: number | null;
  percentiles!: ScorePercentiles | null;
  /** Bars of equal width from the lowest score to the highest, about twenty at most; empty ones included. */
  histogram!: HistogramBar[];
}
