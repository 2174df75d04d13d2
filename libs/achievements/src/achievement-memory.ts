import { Injectable } from '@nestjs/common';
import type { LogEvent } from '@app/contracts';
import { AchievementCounts, type CountChange } from './achievement-counts';
import type { Award, PlayerState } from './awarding';
import { KnownPlayers } from './known-players';
import { RecentUnlocks } from './recent-unlocks';

/** What events did to the tables. */
export interface Applied {
  events: readonly LogEvent[];
  generation: number;
  states: readonly PlayerState[];
  won: readonly Award[];
  counts: CountChange;
  removed: Iterable<number>;
}

/** All that the projection holds in memory: it moves with each commit. */
@Injectable()
export class AchievementMemory {
  constructor(
    readonly players: KnownPlayers,
    private readonly counts: AchievementCounts,
    private readonly recent: RecentUnlocks,
  ) {}

  /** To be called right after the commit. */
  applied({ events, generation, states, won, counts, removed }: Applied): void {
    this.players.remember(states, generation);
    this.players.drop(removed);
    this.counts.change(counts);
    this.recent.remember(events, won);
  }

  /** To be called right after the commit of an award outside the log. */
  awarded(player_id: number, won: readonly Award[]): void {
    this.players.drop([player_id]);
    this.counts.change({ players: 0, won: won.map(({ achievement_id }) => achievement_id), lost: [] });
  }

  forget(): void {
    this.players.forget();
    this.counts.forget();
    this.recent.forget();
  }
}
