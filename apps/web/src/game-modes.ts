import { api } from './api';
import { globalMode } from './route';

/** The codes of all game modes, as a source for a `Feed`. */
export const gameModes = {
  key: () => 'game-modes',
  load: async (signal: AbortSignal) => (await api.gameModes(signal)).map((mode) => mode.code),
};

export function isGlobal(mode: string): boolean {
  return mode === globalMode;
}
