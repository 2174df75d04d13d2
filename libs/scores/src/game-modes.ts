import { Injectable } from '@nestjs/common';
import type { FireTime, GameMode, ModeCodeInput, PreviewScheduleInput } from '@app/contracts';
import { Clock } from '@app/platform';
import { toGameMode } from './game-mode';
import { GameModeChanging } from './game-mode-changing';
import { gameModeUnknown } from './game-mode-unknown';
import { GameModeRepository } from './game-mode.repository';
import { previewSchedule } from './schedule-preview';
import { SeasonReset } from './season-reset';

/** The kinds of games there are: what they are asked, and what becomes of them. */
@Injectable()
export class GameModes {
  constructor(
    readonly changing: GameModeChanging,
    readonly seasons: SeasonReset,
    private readonly modes: GameModeRepository,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<GameMode[]> {
    return (await this.modes.all()).map(toGameMode);
  }

  /** Errors: `game_mode_unknown`. */
  async get({ code }: ModeCodeInput): Promise<GameMode> {
    const row = await this.modes.find(code);
    if (!row) throw gameModeUnknown(code);
    return toGameMode(row);
  }

  /** Errors: `invalid_request`. */
  async preview(input: PreviewScheduleInput): Promise<FireTime[]> {
    return previewSchedule(input, this.clock.now());
  }
}
