import { Injectable } from '@nestjs/common';
import {
  largestScore,
  problem,
  standardRules,
  type Answered,
  type ChangeGameModeInput,
  type CreateGameModeInput,
  type GameMode,
  type ModeCodeInput,
  type ModeRules,
  type NewEvent,
  type RemovedGameMode,
} from '@app/contracts';
import { answerOnce, Clock, type Transaction } from '@app/platform';
import { changedMode, rulesOf, sameRules, standardMode, toGameMode, type GameModeRow } from './game-mode';
import { gameModeFaults } from './game-mode-faults';
import { GameModeLog } from './game-mode-log';
import { gameModeUnknown } from './game-mode-unknown';
import { GameModeRepository } from './game-mode.repository';
import { invalid } from './invalid';

/** What the idempotency keys of new modes are stored under. */
const scope = 'game_mode';

/** Makes, changes and removes modes: each in one transaction with the event that tells how boards rank from then on. */
@Injectable()
export class GameModeChanging {
  constructor(
    private readonly log: GameModeLog,
    private readonly modes: GameModeRepository,
    private readonly clock: Clock,
  ) {}

  /** Errors: as `ScoresApi.createGameMode`. */
  create({ idempotency_key: key, ...input }: CreateGameModeInput): Promise<Answered<GameMode>> {
    const row = changedMode(standardMode(input.code, this.clock.now()), input);
    refuseFaults(row);
    return this.log.append(async (tx) => {
      const events: NewEvent[] = [];
      const result = await answerOnce(tx, { scope, key, content: input }, async () => {
        if (await this.modes.find(row.code, tx)) throw codeTaken(row.code);
        await this.modes.insert(tx, row);
        events.push(...rulesChanged(row, standardRules, row.created_at));
        return toGameMode(row);
      });
      return { events, result };
    });
  }

  /** Errors: as `ScoresApi.changeGameMode`. */
  change({ code, changes }: ChangeGameModeInput): Promise<GameMode> {
    return this.log.append(async (tx) => {
      const before = await this.existing(tx, code);
      const after = changedMode(before, changes);
      refuseFaults(after);
      if (after.decimals !== before.decimals) await this.refuseMisfit(tx, before, after);
      await this.modes.update(tx, after);
      const events = rulesChanged(after, rulesOf(before), this.clock.now());
      return { events, result: toGameMode(after) };
    });
  }

  /** Errors: as `ScoresApi.deleteGameMode`. */
  remove({ code }: ModeCodeInput): Promise<RemovedGameMode> {
    return this.log.append(async (tx) => {
      await this.existing(tx, code);
      const { count } = await this.modes.scoresIn(tx, code);
      if (count > 0) throw inUse(code, `has ${count} ${count === 1 ? 'score' : 'scores'}`, 'void them first');
      await this.modes.delete(tx, code);
      return {
        events: [{ type: 'game_mode_removed', game_mode: code, occurred_at: this.clock.now() }],
        result: { message: `Game mode "${code}" is removed` },
      };
    });
  }

  private async existing(tx: Transaction, code: string): Promise<GameModeRow> {
    const row = await this.modes.find(code, tx);
    if (!row) throw gameModeUnknown(code);
    return row;
  }

  /** What was taken must fit: decimals rise only, and only as far as the mode's scores stay whole numbers of the last one. */
  private async refuseMisfit(tx: Transaction, before: GameModeRow, after: GameModeRow): Promise<void> {
    const { count, lowest, highest } = await this.modes.scoresIn(tx, before.code);
    if (count === 0) return;
    if ((after.decimals ?? Infinity) < (before.decimals ?? Infinity)) {
      const why = `has ${count} ${count === 1 ? 'score' : 'scores'}, taken with ${decimalsOf(before)}`;
      throw inUse(after.code, why, `they cannot be fewer than that`);
    }
    const largest = largestScore(after.decimals);
    const farthest = [lowest ?? 0, highest ?? 0].find((score) => Math.abs(score) > largest);
    if (farthest === undefined) return;
    throw inUse(after.code, `has a score of ${farthest}`, `${decimalsOf(after)} allow ±${largest} at most`);
  }
}

function refuseFaults(row: GameModeRow): void {
  const faults = gameModeFaults(row);
  if (faults.length > 0) throw invalid(faults);
}

/** The event of a mode that no longer ranks by `before`, if it does not. */
function rulesChanged(after: GameModeRow, before: ModeRules, occurred_at: number): NewEvent[] {
  const rules = rulesOf(after);
  if (sameRules(before, rules)) return [];
  return [{ type: 'game_mode_changed', game_mode: after.code, rules, occurred_at }];
}

function decimalsOf({ decimals }: GameModeRow): string {
  return decimals === null ? 'any decimals' : `${decimals} decimals`;
}

function codeTaken(code: string): Error {
  return problem(
    'game_mode_exists',
    `There is a game mode "${code}" already: change it, or choose another code`,
  );
}

function inUse(code: string, why: string, cure: string): Error {
  return problem('game_mode_in_use', `The game mode "${code}" ${why}: ${cure}`);
}
