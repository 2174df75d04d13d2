import {
  AroundInput,
  BoardInput,
  PeriodsInput,
  RankInput,
  RecentInput,
  SubsetInput,
  TopInput,
  WhatIfInput,
} from '@app/contracts';
import { OmitType } from '@nestjs/swagger';
import { BlankIsMissing } from './http/blank';

export class ModeBoardQuery extends OmitType(TopInput, ['game_mode'] as const) {
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

export class RankQuery extends OmitType(RankInput, ['player_id'] as const) {
  /** The board of this mode; left blank or `GLOBAL`: of all modes. */
  @BlankIsMissing()
  declare game_mode?: string;
}

export class AroundQuery extends OmitType(AroundInput, ['player_id'] as const) {
  /** At most this many rows, 1 to 100. */
  override limit: number = 11;

  /** The board of this mode; left blank or `GLOBAL`: of all modes. */
  @BlankIsMissing()
  declare game_mode?: string;
}

export class SubsetQuery extends SubsetInput {
  /** The board of this mode; left blank or `GLOBAL`: of all modes. */
  @BlankIsMissing()
  declare game_mode?: string;
}

export class WhatIfQuery extends WhatIfInput {
  /** The board of this mode; left blank or `GLOBAL`: of all modes. */
  @BlankIsMissing()
  declare game_mode?: string;
}

export class SummaryQuery extends BoardInput {
  /** The board of this mode; left blank or `GLOBAL`: of all modes. */
  @BlankIsMissing()
  declare game_mode?: string;
}

export class PeriodsQuery extends OmitType(PeriodsInput, ['game_mode'] as const) {
  /** At most this many periods, up to 1,000. */
  override limit: number = 100;
}
