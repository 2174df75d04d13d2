import { Injectable } from '@nestjs/common';
import {
  problem,
  type AchievementBoardInput,
  type AchievementBoardRow,
  type AchievementPlace,
  type Page,
} from '@app/contracts';
import { Cursors } from '@app/platform';
import { AchievementBoardQueries, type PointsPlace, type PointsRow } from './achievement-board-queries';
import { AchievementCounts } from './achievement-counts';

const defaultLimit = 10;
const cursorKind = 'achievement-board';

/** Where a page begins: among the players with so many points, after one of them or with some passed over. */
interface Start {
  points: number;
  /** The rank that they share. */
  rank: number;
  /** Rows ahead of the page. */
  position: number;
  after?: PointsPlace;
  skip: number;
}

interface RankedRow extends PointsRow {
  rank: number;
}

/**
 * Players by achievement points: most points first, then who reached them earlier, then the lower id; equal points
 * share a rank. Goes down from one number of points to the next, because each is a range of the index and there are
 * few of them.
 */
@Injectable()
export class AchievementBoard {
  constructor(
    private readonly queries: AchievementBoardQueries,
    private readonly counts: AchievementCounts,
    private readonly cursors: Cursors,
  ) {}

  /**
   * Errors: `invalid_cursor`. O(limit) at the top; below it also reads the index, not the rows, of the players passed
   * over: 30 ms for a million of them.
   */
  async page(input: AchievementBoardInput): Promise<Page<AchievementBoardRow>> {
    const { limit = defaultLimit, skip = 0, cursor } = input;
    const start = cursor === undefined ? undefined : await this.after(cursor);
    const { players: total } = await this.counts.current();
    if (limit === 0) return { items: [], next: null, total };
    const rows = await this.rowsFrom(start ?? (await this.passingOver(skip, total)), limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last ? await this.cursorAfter(last) : null;
    return { items: shown.flatMap(toBoardRow), next, total };
  }

  /** Errors: `player_not_found`. O(players ahead), of the index only. */
  async placeOf(playerId: number): Promise<AchievementPlace> {
    const row = await this.queries.player(playerId);
    if (!row) throw problem('player_not_found', `There is no player with the id ${playerId}`);
    const ahead = await this.queries.countAbove(row.total_points);
    const position = ahead + (await this.queries.countBefore(row));
    const { players } = await this.counts.current();
    return {
      rank: ahead + 1,
      position,
      // Counted as of the last commit, which may be one behind what was read.
      total_players: Math.max(players, position + 1),
      achievement_count: row.achievement_count,
      total_points: row.total_points,
    };
  }

  private async rowsFrom(start: Start | undefined, limit: number): Promise<RankedRow[]> {
    const rows: RankedRow[] = [];
    for (let part = start; part && rows.length < limit; part = await this.below(part, rows.length, start)) {
      const { points, rank } = part;
      const found = await this.queries.playersWith(points, { ...part, limit: limit - rows.length });
      rows.push(...found.map((row) => ({ rank, ...row })));
    }
    return rows;
  }

  /** The players with the next lower number of points, all of them; `read` rows of the page are ahead. */
  private async below(part: Start, read: number, first: Start | undefined): Promise<Start | undefined> {
    const points = await this.queries.nextPoints(part.points);
    const position = (first?.position ?? 0) + read;
    return points === undefined ? undefined : { points, rank: position + 1, position, skip: 0 };
  }

  /** Undefined past the end. */
  private async passingOver(skip: number, total: number): Promise<Start | undefined> {
    if (skip > 0 && skip >= total) return undefined;
    let ahead = 0;
    let points = await this.queries.nextPoints(Number.MAX_SAFE_INTEGER);
    while (points !== undefined) {
      const count = await this.queries.countUpTo(points, skip - ahead + 1);
      if (ahead + count > skip) return { points, rank: ahead + 1, position: skip, skip: skip - ahead };
      ahead += count;
      points = await this.queries.nextPoints(points);
    }
    return undefined;
  }

  private async after(cursor: string): Promise<Start> {
    const [total_points, points_event_id, player_id] = (await this.cursors.decode(cursorKind, cursor)).map(
      Number,
    ) as [number, number, number];
    const after = { total_points, points_event_id, player_id };
    const ahead = await this.queries.countAbove(total_points);
    const position = ahead + (await this.queries.countBefore({ ...after, player_id: player_id + 1 }));
    return { points: total_points, rank: ahead + 1, position, after, skip: 0 };
  }

  private cursorAfter({ total_points, points_event_id, player_id }: PointsPlace): Promise<string> {
    return this.cursors.encode(cursorKind, [total_points, points_event_id, player_id]);
  }
}

/** None for a player who is just leaving: the account goes before the progress does. */
function toBoardRow({ rank, player_id, display_name, username, ...row }: RankedRow): AchievementBoardRow[] {
  if (display_name === null || username === null) return [];
  const { achievement_count, total_points } = row;
  return [{ rank, player_id, display_name, username, achievement_count, total_points }];
}
