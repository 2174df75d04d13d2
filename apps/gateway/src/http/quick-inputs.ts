import type { Type } from '@nestjs/common';
import { IdInput, isPlainText, NewScore } from '@app/contracts';

type Given = Readonly<Record<string, unknown>>;

const idText = /^[1-9]\d{0,14}$/;

/**
 * Checks written by hand for the inputs of the busiest endpoints, where class-validator would cost more than all
 * else. Each accepts only what the DTO's own rules accept, and makes the same of it; what it is not sure of is
 * `undefined`, and for the rules to judge. A property test compares the two.
 */
export const quickInputs = new Map<Type<object>, (given: Given) => object | undefined>([
  [IdInput, quickId],
  [NewScore, quickScore],
]);

function quickId({ id }: Given): IdInput | undefined {
  if (typeof id !== 'string' || !idText.test(id)) return undefined;
  return Object.assign(new IdInput(), { id: Number(id) });
}

function quickScore({ player_id, score, game_mode, metadata, submission_id }: Given): NewScore | undefined {
  if (!Number.isSafeInteger(player_id) || (player_id as number) < 1) return undefined;
  if (typeof score !== 'number' || !(Math.abs(score) <= Number.MAX_SAFE_INTEGER)) return undefined;
  if (game_mode !== undefined && !isPlainText(game_mode, 1, 64)) return undefined;
  if (metadata !== undefined) return undefined;
  if (submission_id !== undefined && !isPlainText(submission_id, 1, 255)) return undefined;
  const input = Object.assign(new NewScore(), { player_id, score });
  if (game_mode !== undefined) input.game_mode = game_mode;
  if (submission_id !== undefined) input.submission_id = submission_id;
  return input;
}
