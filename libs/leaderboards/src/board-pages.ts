import { Injectable } from '@nestjs/common';
import type { BoardRow, NextPlayer, PlayerRank } from '@app/contracts';
import { isoTime, ratioToTwoPlaces } from '@app/platform';
import type { RankedEntry } from '@app/ranking';
import { PlayerNames } from './player-names';
import type { RankedBoard } from './ranked-boards';
import { StandingRepository } from './standing.repository';

/** How often a page is read again because the board moved while its rows were fetched. */
const attempts = 3;

/** What is shown of a board. */
@Injectable()
export class BoardPages {
  constructor(
    private readonly standings: StandingRepository,
    private readonly names: PlayerNames,
  ) {}

  /** The best rows. All of them are of one moment, unless the board moves faster than it can be read. */
  async top(ranked: RankedBoard, limit: number): Promise<BoardRow[]> {
    for (let left = attempts; ; left -= 1) {
      const { version } = ranked;
      const rows = await this.rows(ranked, ranked.index.top(limit));
      if (ranked.version === version || left <= 1) return rows;
    }
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

  private async rows({ ref }: RankedBoard, entries: readonly RankedEntry[]): Promise<BoardRow[]> {
    const ids = entries.map((entry) => entry.player);
    const [details, names] = await Promise.all([this.standings.detailsOf(ref.id, ids), this.names.of(ids)]);
    return entries.flatMap((entry) => {
      const detail = details.get(entry.player);
      const name = names.get(entry.player);
      if (!detail || !name) return [];
      return {
        rank: entry.rank,
        player_id: entry.player,
        display_name: name.display_name,
        username: name.username,
        best_score: detail.best,
        total_games: detail.games,
        avg_score: ratioToTwoPlaces(detail.sum, detail.games),
        score: entry.score,
        achieved_at: isoTime(detail.reached_at),
      };
    });
  }
}
