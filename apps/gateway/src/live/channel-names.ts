import { BoardInput, deepestSkip, IdInput, windowRows, type BoardWindow } from '@app/contracts';
import { DomainError, validateInput } from '@app/platform';

/** What a channel's name means. */
export type ChannelTarget =
  { kind: 'board'; board: BoardWindow } | { kind: 'activity' } | { kind: 'player'; id: number };

/**
 * `leaderboard:<mode, percent-encoded, or GLOBAL>[:<period>[:<skip>]]`, `activity`, `player:<id>`. The reason, as text,
 * where the name means none of them.
 */
export function targetOf(name: string): ChannelTarget | string {
  const [kind, ...parts] = name.split(':');
  try {
    if (kind === 'activity' && parts.length === 0) return { kind };
    if (kind === 'player' && parts.length === 1) {
      return { kind, id: validateInput(IdInput, { id: parts[0] }).id };
    }
    if (kind === 'leaderboard' && parts.length >= 1 && parts.length <= 3) return boardOf(parts);
  } catch (error) {
    if (error instanceof DomainError || error instanceof URIError) return error.message;
    throw error;
  }
  return 'A channel is leaderboard:<mode>:<period>:<skip>, activity or player:<id>; a mode is percent-encoded.';
}

function boardOf([mode = '', period = '', skip]: string[]): ChannelTarget | string {
  const game_mode = decodeURIComponent(mode);
  const board = validateInput(BoardInput, period === '' ? { game_mode } : { game_mode, period });
  if (skip === undefined) return { kind: 'board', board };
  if (!isSkip(skip)) {
    const from = `${windowRows}, ${2 * windowRows} and so on up to ${deepestSkip}`;
    return `The skip of a leaderboard channel is ${from}; the first ${windowRows} rows are the channel without one.`;
  }
  return { kind: 'board', board: { ...board, skip: Number(skip) } };
}

/** One text for each window, so that nobody follows the same one under several names. */
function isSkip(text: string): boolean {
  const skip = Number(text);
  return String(skip) === text && skip > 0 && skip <= deepestSkip && skip % windowRows === 0;
}
