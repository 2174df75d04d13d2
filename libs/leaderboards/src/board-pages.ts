import { Injectable } from '@nestjs/common';
import type { BoardRow, NextPlayer, PlayerRank } from '@app/contracts';
import { isoTime, Writer, type Transaction } from '@app/platform';
import type { Board, Entry, RankedEntry } from '@app/ranking';
import type { BoardRef } from './board-key';
import type { BoardSet } from './board-set';
import { averageOf } from './exact-sum';
import { Openings } from './openings';
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
    private readonly openings: Openings,
    private readonly writer: Writer,
  ) {}

  /**
   * What `choose` picks from the index, with its rows, all of one moment: of a board that moves faster than it can be
   * read, between two commits. Players who are just leaving have no row. With `movement` rows tell the ranks of yesterday.
   */
  async show<Choice extends Chosen>(
    ranked: RankedBoard,
    choose: (index: Board) => Choice,
    include?: 'movement',
  ): Promise<Choice & { rows: BoardRow[] }> {
    for (let left = attempts; left > 0; left -= 1) {
      const { shown, whole } = await this.attempt(ranked, choose, { include });
      if (whole) return shown;
    }
    return this.writer.transaction(async (tx) => (await this.attempt(ranked, choose, { include, tx })).shown);
  }

  /** The day since whose beginning movement is told; empty where none is. What shows movement is another page on another day. */
  dayOf(ranked: RankedBoard): string {
    return this.openings.dayNameOf(ranked);
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

  /** `whole`: the rows are of the moment at which they were chosen. */
  private async attempt<Choice extends Chosen>(
    ranked: RankedBoard,
    choose: (index: Board) => Choice,
    { include, tx }: { include: 'movement' | undefined; tx?: Transaction },
  ): Promise<{ shown: Choice & { rows: BoardRow[] }; whole: boolean }> {
    if (include) await this.openings.prepare(ranked);
    const past = include ? this.openings.of(ranked) : null;
    const { version } = ranked;
    const chosen = choose(ranked.index);
    const before = past && new Map(chosen.entries.map(({ player }) => [player, past.rankOf(player)]));
    const { rows, whole } = await this.rows(ranked, chosen, tx);
    if (before) for (const row of rows) row.previous_rank = before.get(row.player_id) ?? null;
    return { shown: { ...chosen, rows }, whole: whole && ranked.version === version };
  }

  /** Whether there is such a player, on a board or not. */
  async exists(playerId: number): Promise<boolean> {
    return (await this.names.of([playerId])).has(playerId);
  }

  /** The best single score, where it is not what ranks. */
  private async bestOf({ id }: BoardRef, playerId: number, score: number): Promise<number> {
    const details = await this.standings.detailsOf(id, [playerId]);
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
    { ref }: RankedBoard,
    { entries }: Chosen,
    tx?: Transaction,
  ): Promise<{ rows: BoardRow[]; whole: boolean }> {
    const ids = entries.map((entry) => entry.player);
    const [details, names] = await Promise.all([
      this.standings.detailsOf(ref.id, ids, tx),
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
