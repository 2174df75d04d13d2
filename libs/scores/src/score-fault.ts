import { hasDecimals, largestScore, problem, type ErrorCode } from '@app/contracts';
import { isoTime } from '@app/platform';
import type { GameModeRow } from './game-mode';
import { invalid } from './invalid';

/** Why a mode does not take a score that was reached at `at` (ms since 1970); null where it does. */
export function scoreFault(mode: GameModeRow, score: number, at: number): Error | null {
  return decimalsFault(mode, score) ?? windowFault(mode, at) ?? limitFault(mode, score);
}

/** Why a mode with these decimals takes no such number; null where it does. */
export function decimalsFault(
  { code, decimals }: Pick<GameModeRow, 'code' | 'decimals'>,
  score: number,
): Error | null {
  if (!hasDecimals(score, decimals)) return tooManyDecimals(code, decimals ?? 0);
  const largest = largestScore(decimals);
  if (Math.abs(score) <= largest) return null;
  const message = `score must be between −${largest} and ${largest}: the game mode "${code}" has ${decimals} decimals`;
  return invalid([{ field: 'score', code: 'too_many_decimals', message }]);
}

function tooManyDecimals(mode: string, decimals: number): Error {
  const message =
    decimals === 0
      ? `score must be a whole number: the game mode "${mode}" takes no fractions`
      : `score must have at most ${decimals} fraction ${decimals === 1 ? 'digit' : 'digits'} in the game mode "${mode}"`;
  return invalid([{ field: 'score', code: 'too_many_decimals', message }]);
}

function windowFault({ code, opens_at, closes_at }: GameModeRow, at: number): Error | null {
  if (opens_at !== null && at < opens_at) {
    return refusal('game_mode_closed', `The game mode "${code}" takes scores from ${isoTime(opens_at)} on`);
  }
  if (closes_at !== null && at >= closes_at) {
    return refusal('game_mode_closed', `The game mode "${code}" took scores until ${isoTime(closes_at)}`);
  }
  return null;
}

function limitFault({ code, min_score, max_score }: GameModeRow, score: number): Error | null {
  if (min_score !== null && score < min_score) {
    return refusal(
      'score_out_of_range',
      `score must be at least ${min_score} in the game mode "${code}"`,
      'score',
    );
  }
  if (max_score !== null && score > max_score) {
    return refusal(
      'score_out_of_range',
      `score must be at most ${max_score} in the game mode "${code}"`,
      'score',
    );
  }
  return null;
}

function refusal(code: ErrorCode, message: string, field = 'game_mode'): Error {
  return problem(code, message, { errors: [{ field, code, message }] });
}
