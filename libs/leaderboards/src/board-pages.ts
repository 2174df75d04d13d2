import { Injectable } from '@nestjs/common';
import type { BoardRow, NextPlayer, PlayerRank } from '@app/contracts';
import { isoTime, ratioToTwoPlaces, Reader, Writer, type Sql } from '@app/platform';
import { PlayerNames } from './player-names';
import type { RankedBoard } from './ranked-boards';
import { StandingRepository } from './standing.repository';

/** How often a page is read beside the writers before it takes a turn among them. */
const attempts = 3;

/** What is shown of a board. */
@Injectable()
export class BoardPages {
  constructor(
    private readonly standings: StandingRepository,
    private readonly names: PlayerNames,
    private readonly reader: Reader,
    private readonly writer: Writer,
  ) {}

  /** The best rows, each of one moment: of a board that moves faster than it can be read, between two commits. */
  async top(ranked: RankedBoard, limit: number): Promise<BoardRow[]> {
    for (let left = attempts; left > 0; left -= 1) {
      const { version } = ranked;
      const { rows, whole } = await this.rows(this.reader, ranked, limit);
      if (whole && ranked.version === version) return rows;
    }
    return this.writer.transaction(async (tx) => (await this.rows(tx, ranked, limit)).rows);
  }

  /** A player's place; null where the player is not on the board. */
  async rankOf({ index }: RankedBoard, playerId: number): Promise<PlayerRank | null> {
    const entry = index.get(playerId);
    if (!entry) return null;
    const ahead = index.nextAhead(playerId);
    const place = {
      rank: index.rankOf(playerId),
      total_players: index.size,
      best_score: entry.score,
      percentile: ratioToTwoPlaces(index.countBehind(entry.score) * 100, index.size),
      score: entry.score,
    };
    return { ...place, next: ahead ? await this.next(ahead.player, ahead.score, entry.score) : null };
  }

  private async next(playerId: number, score: number, own: number): Promise<NextPlayer | null> {
    const name = (await this.names.of([playerId])).get(playerId);
    if (!name) return null;
    return { player_id: playerId, display_name: name.display_name, score, gap: Math.abs(score - own) };
  }

  /** `whole`: the standings say of every row what the index says; a commit may show in the one before the other. */
  private async rows(
    sql: Sql,
    { ref, index }: RankedBoard,
    limit: number,
  ): Promise<{ rows: BoardRow[]; whole: boolean }> {
    const entries = index.top(limit);
    const ids = entries.map((entry) => entry.player);
    const [details, names] = await Promise.all([
      this.standings.detailsOf(sql, ref.id, ids),
      this.names.of(ids),
    ]);
    const rows = entries.flatMap((entry): BoardRow[] => {
      const detail = details.get(entry.player);
      const name = names.get(entry.player);
      if (!detail || !name) return [];
      return [
        {
          rank: entry.rank,
          player_id: entry.player,
          display_name: name.display_name,
          username: name.username,
          best_score: detail.best,
          total_games: detail.games,
          avg_score: ratioToTwoPlaces(detail.sum, detail.games),
          score: entry.score,
          achieved_at: isoTime(detail.reached_at),
        },
      ];
    });
    return { rows, whole: entries.every(({ player, score }) => details.get(player)?.value === score) };
  }
}
