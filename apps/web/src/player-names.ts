import { api } from './api';
import { ApiFailure } from './api-failure';

const known = new Map<number, string>();

/** The display names of players, each asked for once while the page is open; a deleted player has none. */
export async function namesOf(playerIds: number[], signal: AbortSignal): Promise<Map<number, string>> {
  const missing = [...new Set(playerIds)].filter((id) => !known.has(id));
  await Promise.all(missing.map((id) => learn(id, signal)));
  return known;
}

/** Forgets a name that was changed on this page. */
export function forgetName(playerId: number): void {
  known.delete(playerId);
}

async function learn(id: number, signal: AbortSignal): Promise<void> {
  try {
    known.set(id, (await api.player(id, signal)).display_name);
  } catch (error) {
    if (!(error instanceof ApiFailure) || error.status !== 404) throw error;
  }
}
