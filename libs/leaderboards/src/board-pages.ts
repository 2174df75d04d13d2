import { Injectable } from '@nestjs/common';
import type { BoardRow, NextPlayer, PlayerRank } from '@app/contracts';
import { isoTime, Reader, Writer, type Sql } from '@app/platform';
import type { Board, Entry, RankedEntry } from '@app/ranking';
import type { BoardRef } from './board-key';
import type { BoardSet } from './board-set';
import { averageOf } from './exact-sum';
import { placeOn } from './place-on-board';
import { PlayerNames } from './player-names';
import type { RankedBoard } from './ranked-boards';
import { StandingRepository } from './standing.repository';

/** How often rows are read beside the writers before the reading takes a turn among them. */
const attempts = 3;

/** Part of a board, chosen by its index. */
interface Chosen {
  entries: readonly RankedEntry[];
}

/** What is shown of a board. */
@Injectable()
export class BoardPages {
  constructor(
    private readonly standings: StandingRepository,
    private readonly names: PlayerNames,
    private readonly reader: Reader,
    private readonly writer: Writer,
  ) {}

  /**
   * What `choose` picks from the index, with its rows, all of one moment: of a board that moves faster than it can be
   * read, between two commits. Players who are just leaving have no row.
   */
  async show<Choice extends Chosen>(
    ranked: RankedBoard,
    choose: (index: Board) => Choice,
  ): Promise<Choice & { rows: BoardRow[] }> {
    for (let left = attempts; left > 0; left -= 1) {
      const { version } = ranked;
      const chosen = choose(ranked.index);
      const { rows, whole } = await this.rows(this.reader, ranked, chosen);
      if (whole && ranked.version === version) return { ...chosen, rows };
    }
    return this.writer.transaction(async (tx) => {
      const chosen = choose(ranked.index);
      return { ...chosen, rows: (await this.rows(tx, ranked, chosen)).rows };
    });
  }

  /** A player's place; null where the player is not on the board. */
  async rankOf(ranked: RankedBoard, playerId: number): Promise<PlayerRank | null> {
    const { index, ref } = ranked;
    const place = placeOn(index, playerId);
    if (!place) return null;
    const ahead = index.nextAhead(playerId);
    const next = ahead ? await this.next(ref.set, ahead, place.score) : null;
    if (ref.set.isTracked) place.best_score = await this.bestOf(ref, playerId, place.score);
    return { ...place, next };
  }

  /** Whether there is such a player, on a board or not. */
  async exists(playerId: number): Promise<boolean> {
    return (await this.names.of([playerId])).has(playerId);
  }

  /** The best single score, where it is not what ranks. */
  private async bestOf({ id }: BoardRef, playerId: number, score: number): Promise<number> {
    const details = await this.standings.detailsOf(this.reader, id, [playerId]);
    return details.get(playerId)?.best ?? score;
  }

  private async next(set: BoardSet, { player, score }: Entry, own: number): Promise<NextPlayer | null> {
    const name = this.names.peek(player) ?? (await this.names.of([player])).get(player);
    if (!name) return null;
    const gap = Math.abs(set.unitsOf(score) - set.unitsOf(own)) / set.scale;
    return { player_id: player, display_name: name.display_name, score, gap };
  }

  /** `whole`: the standings say of every row what the index says; a commit may show in the one before the other. */
  private async rows(
    sql: Sql,
    { ref }: RankedBoard,
    { entries }: Chosen,
  ): Promise<{ rows: BoardRow[]; whole: boolean }> {
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
          avg_score: averageOf({ sum: detail.sum, rest: detail.sum_rest }, detail.games, ref.set.scale),
          score: entry.score,
          achieved_at: isoTime(detail.reached_at),
        },
      ];
    });
    return { rows, whole: entries.every(({ player, score }) => details.get(player)?.value === score) };
  }
}
