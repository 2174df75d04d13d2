import { contract } from '@app/platform';
import { PositionInput, type Rendered } from '../page.dto';
import {
  EventsInput,
  RankInput,
  RecentInput,
  TopInput,
  type ActivityEntry,
  type BoardRow,
  type Placement,
  type PlayerRank,
} from './leaderboard.dto';

/** Who is where: the boards of all modes and of each, and what happened lately. */
export abstract class LeaderboardsApi {
  static readonly contract = contract<LeaderboardsApi>('leaderboards', {
    top: { input: TopInput, repeatable: true },
    recent: { input: RecentInput, repeatable: true },
    rankOf: { input: RankInput, repeatable: true },
    placements: { input: EventsInput, repeatable: true },
    catchUp: { input: PositionInput, repeatable: true },
  });

  /** The best rows of a board, one a player; none for an unknown mode. O(log n + limit). */
  abstract top(input: TopInput): Promise<Rendered<BoardRow[]>>;

  /** The latest scores of all modes, newest first. */
  abstract recent(input: RecentInput): Promise<Rendered<ActivityEntry[]>>;

  /** A player's rank on a board; `rank: null` without a score there, or for an unknown player. O(log n). */
  abstract rankOf(input: RankInput): Promise<PlayerRank>;

  /**
   * What each of these score events did to its board, in the order of the ids; null for one that is too long
   * ago or placed nobody. Waits until the boards include them. Errors: `deadline_exceeded`.
   */
  abstract placements(input: EventsInput): Promise<(Placement | null)[]>;

  /** Resolves when the boards include the event at `position`. Errors: `deadline_exceeded`. */
  abstract catchUp(input: PositionInput): Promise<PositionInput>;
}
