import { Injectable } from '@nestjs/common';
import { problem, type NewScore } from '@app/contracts';
import { Environment, type Transaction } from '@app/platform';
import { standardMode, type GameModeRow } from './game-mode';
import { GameModeRepository } from './game-mode.repository';
import { decimalsFault } from './score-fault';

/** The modes that scores are for; where there may be none, why not. */
export type ModesByCode = ReadonlyMap<string, GameModeRow | Error>;

/** Finds the modes of a batch of scores, and makes those that are missing. */
@Injectable()
export class ModesOfBatch {
  constructor(
    private readonly modes: GameModeRepository,
    private readonly environment: Environment,
  ) {}

  /**
   * As they are in this transaction: another process may have changed them since the last one. A mode that is missing is
   * made by the first score that it takes; one that takes none of these is answered as it would be, and not made. One
   * statement, and one for each mode made.
   */
  async find(tx: Transaction, scores: readonly NewScore[], now: number): Promise<ModesByCode> {
    const codes = [...new Set(scores.map(({ game_mode }) => game_mode))];
    const found: Map<string, GameModeRow | Error> = await this.modes.findAll(tx, codes);
    for (const code of codes)
      if (!found.has(code)) found.set(code, await this.missing(tx, code, scores, now));
    return found;
  }

  private async missing(
    tx: Transaction,
    code: string,
    scores: readonly NewScore[],
    now: number,
  ): Promise<GameModeRow | Error> {
    if (!this.environment.AUTO_CREATE_GAME_MODES) {
      return problem('game_mode_not_found', `There is no game mode "${code}"`);
    }
    const mode = standardMode(code, now);
    const taken = ({ game_mode, score }: NewScore) => game_mode === code && !decimalsFault(mode, score);
    if (scores.some(taken)) await this.modes.insert(tx, mode);
    return mode;
  }
}
