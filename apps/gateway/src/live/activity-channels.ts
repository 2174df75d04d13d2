import type { AchievementsApi, ActivityEntry, LeaderboardsApi } from '@app/contracts';
import type { ChannelKind, Readings } from './channel-kind';
import { logPosition } from './log-position';

/** As many entries as a state has. */
const shownEntries = 50;

/** What happened lately, scores and unlocks, newest first. Clients get the entries that are new. */
export class ActivityChannels implements ChannelKind<null, ActivityEntry[]> {
  readonly batch = 1;

  constructor(
    private readonly leaderboards: LeaderboardsApi,
    private readonly achievements: AchievementsApi,
  ) {}

  async read(): Promise<Readings<ActivityEntry[]>> {
    const { position, complete } = await logPosition(this.leaderboards, this.achievements);
    const { json } = await this.leaderboards.recent({ limit: shownEntries, include: 'achievements' });
    return { readings: [{ state: JSON.parse(json) as ActivityEntry[], position }], complete };
  }

  snapshot(entries: ActivityEntry[]): object {
    return { entries };
  }

  /** Null where anything happened but new entries at the front: somebody left or was renamed, an unlock came late. */
  change(before: ActivityEntry[], after: ActivityEntry[]): object | null {
    const known = before.map((entry) => JSON.stringify(entry));
    const present = after.map((entry) => JSON.stringify(entry));
    const isAhead = (count: number): boolean => {
      const kept = known.slice(0, shownEntries - count);
      return present.length === kept.length + count && kept.every((text, at) => present[count + at] === text);
    };
    for (let count = 1; count <= present.length && count < shownEntries; count += 1) {
      if (isAhead(count)) return { entries: after.slice(0, count) };
    }
    return null;
  }
}
