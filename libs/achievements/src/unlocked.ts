import type { UnlockedAchievement } from '@app/contracts';
import { isoTime } from '@app/platform';
import type { FixedAchievement } from './achievement-rules';

/** An achievement at the moment it was unlocked, in the form of the API. */
export function unlocked(
  { id, code, name, description, icon, tier, points }: FixedAchievement,
  unlockedAtMs: number,
): UnlockedAchievement {
  return { id, code, name, description, icon, tier, points, unlocked_at: isoTime(unlockedAtMs) };
}
