import { problem } from '@app/contracts';

/** For one who asks about a mode; a score for one is answered with `game_mode_not_found`. */
export function gameModeUnknown(code: string): Error {
  return problem('game_mode_unknown', `There is no game mode "${code}"`);
}
