import { BoardInput, IdInput } from '@app/contracts';
import { DomainError, validateInput } from '@app/platform';

/** What a channel's name means. */
export type ChannelTarget =
  { kind: 'board'; board: BoardInput } | { kind: 'activity' } | { kind: 'player'; id: number };

/**
 * `leaderboard:<mode, percent-encoded, or GLOBAL>[:<period>]`, `activity`, `player:<id>`. The reason, as text, where the
 * name means none of them.
 */
export function targetOf(name: string): ChannelTarget | string {
  const [kind, ...parts] = name.split(':');
  try {
    if (kind === 'activity' && parts.length === 0) return { kind };
    if (kind === 'player' && parts.length === 1) {
      return { kind, id: validateInput(IdInput, { id: parts[0] }).id };
    }
    if (kind === 'leaderboard' && (parts.length === 1 || parts.length === 2)) return boardOf(parts);
  } catch (error) {
    if (error instanceof DomainError || error instanceof URIError) return error.message;
    throw error;
  }
  return 'A channel is leaderboard:<mode>:<period>, activity or player:<id>; a mode is percent-encoded.';
}

function boardOf([mode = '', period = '']: string[]): ChannelTarget {
  const game_mode = decodeURIComponent(mode);
  const board = validateInput(BoardInput, period === '' ? { game_mode } : { game_mode, period });
  return { kind: 'board', board };
}
