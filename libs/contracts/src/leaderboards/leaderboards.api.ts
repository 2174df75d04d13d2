import { contract } from '@app/platform';
import { IdInput, PositionInput, type Page, type Rendered } from '../page.dto';
import { BoardInput } from './board-input.dto';
import {
  AroundInput,
  SubsetInput,
  WhatIfInput,
  type BoardSubset,
  type BoardSummary,
  type PlayerBoard,
  type WhatIf,
} from './board-views.dto';
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
import { ChangedBoardsInput, MovedInput, type BoardState } from './live-board.dto';
import { PeriodsInput, type BoardPeriod } from './period.dto';

/**
 * Who is where: the boards of all modes and of each, and what happened lately. A board that is not in memory is read
 * first, O(its players); the costs below are those after that, for n players on the board.
 */
export abstract class LeaderboardsApi {
  static readonly contract = contract<LeaderboardsApi>('leaderboards', {
    top: { input: TopInput, repeatable: true },
    recent: { input: RecentInput, repeatable: true },
    rankOf: { input: RankInput, repeatable: true },
    around: { input: AroundInput, repeatable: true },
    ranksOf: { input: IdInput, repeatable: true },
    subset: { input: SubsetInput, repeatable: true },
    whatIf: { input: WhatIfInput, repeatable: true },
    summary: { input: BoardInput, repeatable: true },
    periods: { input: PeriodsInput, repeatable: true },
    placements: { input: EventsInput, repeatable: true },
    catchUp: { input: PositionInput, repeatable: true },
    settled: { input: PositionInput, repeatable: true },
    moved: { input: MovedInput, repeatable: true },
    changed: { input: ChangedBoardsInput, repeatable: true },
  });

  /**
   * Rows of a board from the top, one a player; none for an unknown mode or a period nobody played in. `total` counts the
   * players on the whole board. A walk by `next` shows no player twice who only improves, and misses nobody who did not
   * move. O(log² n + limit) with bounds on the rank, otherwise O(log n + limit); the first page of a day with movement reads the
   * scores of the players who have moved today. Errors: `invalid_request` for `skip`
   * beside `cursor` and for bounds the wrong way round, `invalid_cursor`.
   */
  abstract top(input: TopInput): Promise<Rendered<BoardRow[]>>;

  /** The latest scores of all modes, newest first. */
  abstract recent(input: RecentInput): Promise<Rendered<ActivityEntry[]>>;

  /** A player's rank on a board; `rank: null` without a score there, or for an unknown player. O(log n). */
  abstract rankOf(input: RankInput): Promise<PlayerRank>;

  /**
   * The rows about a player, who is in the middle; near an edge the other side fills up. O(log n + limit).
   * Errors: `player_not_found`, `player_not_ranked`.
   */
  abstract around(input: AroundInput): Promise<Rendered<BoardRow[]>>;

  /**
   * A player's place on every board in its running period, the global one first, then by mode; none for an unknown player.
   * O(boards · log n), and the boards the player was ever on.
   */
  abstract ranksOf(input: IdInput): Promise<PlayerBoard[]>;

  /** Some players' rows, best first, with their ranks on the whole board. O(ids · log n). */
  abstract subset(input: SubsetInput): Promise<BoardSubset>;

  /** Where a score would rank that a newcomer reached now. O(log n). */
  abstract whatIf(input: WhatIfInput): Promise<WhatIf>;

  /** How the scores of a board are spread. O(n) after a change of the board: it adds up all scores and games. */
  abstract summary(input: BoardInput): Promise<BoardSummary>;

  /**
   * The running periods of a board and those that somebody played in, the latest end first; none for an unknown mode.
   * O(periods + players in those listed that are not in memory).
   */
  abstract periods(input: PeriodsInput): Promise<Page<BoardPeriod>>;

  /**
   * What each of these score events did to its board, in the order of the ids; null for one that is too long
   * ago or placed nobody. Waits until the boards include them. Errors: `deadline_exceeded`.
   */
  abstract placements(input: EventsInput): Promise<(Placement | null)[]>;

  /** Resolves when the boards include the event at `position`. Errors: `deadline_exceeded`. */
  abstract catchUp(input: PositionInput): Promise<PositionInput>;

  /**
   * Resolves when the boards include the event at `position` and are ranked by the rules of then, or after a second: long
   * histories are ranked again while the boards of before serve. Errors: `deadline_exceeded`.
   */
  abstract settled(input: PositionInput): Promise<PositionInput>;

  /** Resolves with the present position as soon as the boards include an event after `position`, or after `wait_ms`. */
  abstract moved(input: MovedInput): Promise<PositionInput>;

  /**
   * The windows of boards that somebody follows, in the order asked; null for one that is as its follower knows it, which
   * costs O(1). Otherwise O(log n + 100) a window and change, whoever asks.
   */
  abstract changed(input: ChangedBoardsInput): Promise<(BoardState | null)[]>;
}
