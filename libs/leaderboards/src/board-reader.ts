import { Injectable } from '@nestjs/common';
import {
  render,
  type BoardRow,
  type PlayerRank,
  type RankInput,
  type Rendered,
  type TopInput,
} from '@app/contracts';
import { boardTtlMs, Cache, playerRankTtlMs } from '@app/platform';
import { largestPlayer } from '@app/ranking';
import { BoardCatalogue } from './board-catalogue';
import { allTimeBoard } from './board-key';
import { BoardPages } from './board-pages';
import { LiveBoards } from './live-boards';
import type { RankedBoard } from './ranked-boards';

const unranked: PlayerRank = {
  rank: null,
  total_players: 0,
  best_score: 0,
  percentile: null,
  score: null,
  next: null,
};

/** Finds the board that is asked for, and keeps what was shown of it for as long as it stays true. */
@Injectable()
export class BoardReader {
  constructor(
    private readonly catalogue: BoardCatalogue,
    private readonly live: LiveBoards,
    private readonly pages: BoardPages,
    private readonly cache: Cache,
  ) {}

  async top({ game_mode, limit = 10 }: TopInput): Promise<Rendered<BoardRow[]>> {
    const ranked = this.recall(game_mode) ?? (await this.board(game_mode));
    if (!ranked) return render([], 0);
    return this.cache.wrap(this.key('top', ranked, limit), boardTtlMs, async () =>
      render(await this.pages.top(ranked, limit), ranked.index.size),
    );
  }

  async rankOf({ game_mode, player_id }: RankInput): Promise<PlayerRank> {
    if (player_id > largestPlayer) return unranked;
    const ranked = this.recall(game_mode) ?? (await this.board(game_mode));
    if (!ranked?.index.has(player_id)) return unranked;
    return this.cache.wrap(
      this.key('rank', ranked, player_id),
      playerRankTtlMs,
      async () => (await this.pages.rankOf(ranked, player_id)) ?? unranked,
    );
  }

  /** What is shown of a board changes with the board and with the names on it. */
  private key(what: string, { ref, version }: RankedBoard, detail: number): string {
    return `${what}:${ref.id}:${detail}:${Math.max(version, this.live.namesVersion)}`;
  }

  /** At once where it is in memory: each promise on the way costs more than the look-up. */
  private recall(gameMode: string | undefined): RankedBoard | undefined {
    const ref = this.catalogue.recall(allTimeBoard(gameMode));
    return ref && this.live.boards.recall(ref.id);
  }

  private async board(gameMode: string | undefined): Promise<RankedBoard | null> {
    const ref = await this.catalogue.find(allTimeBoard(gameMode));
    return ref && this.live.boards.get(ref, () => this.live.position);
  }
}
