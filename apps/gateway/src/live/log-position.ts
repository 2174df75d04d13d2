import type { AchievementsApi, LeaderboardsApi } from '@app/contracts';
import { inLiveCall } from './live-call';

/** How long unlocks are waited for that an event may have caused, in ms. */
const patienceMs = 1_000;

/** Where the boards are in the log, and whether the achievements are as far: what is read after this is of then or later. */
export async function logPosition(
  leaderboards: LeaderboardsApi,
  achievements: AchievementsApi,
): Promise<{ position: number; complete: boolean }> {
  const { position } = await leaderboards.moved({ position: 0, wait_ms: 0 });
  const complete = await inLiveCall(patienceMs, () => achievements.catchUp({ position })).then(
    () => true,
    () => false,
  );
  return { position, complete };
}
