import { Injectable } from '@nestjs/common';
import { render, type ActivityEntry, type RecentInput, type Rendered } from '@app/contracts';
import { Cache, recentTtlMs } from '@app/platform';
import { ActivityRepository } from './activity.repository';
import { LiveBoards } from './live-boards';

/** What happened lately: scores, and on demand unlocks. */
@Injectable()
export class ActivityFeed {
  constructor(
    private readonly activity: ActivityRepository,
    private readonly live: LiveBoards,
    private readonly cache: Cache,
  ) {}

  async recent({ limit = 20, include }: RecentInput): Promise<Rendered<ActivityEntry[]>> {
    if (include === 'achievements') return this.withUnlocks(limit);
    return this.cache.wrap(`recent:${limit}:${this.live.position}`, recentTtlMs, async () =>
      render(await this.activity.scores(limit)),
    );
  }

  private async withUnlocks(limit: number): Promise<Rendered<ActivityEntry[]>> {
    const version = `${this.live.position}:${await this.activity.unlocksVersion()}`;
    return this.cache.wrap(`recent+:${limit}:${version}`, recentTtlMs, async () =>
      render(await this.mixed(limit)),
    );
  }

  private async mixed(limit: number): Promise<ActivityEntry[]> {
    const [scores, unlocks] = await Promise.all([this.activity.scores(limit), this.activity.unlocks(limit)]);
    const typed = [
      ...unlocks.map((entry): ActivityEntry => ({ type: 'achievement', ...entry })),
      ...scores.map((entry): ActivityEntry => ({ type: 'score', ...entry })),
    ];
    return typed
      .sort((a, b) => (a.created_at === b.created_at ? 0 : a.created_at < b.created_at ? 1 : -1))
      .slice(0, limit);
  }
}
