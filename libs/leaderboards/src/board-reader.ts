import { Injectable } from '@nestjs/common';
import {
  problem,
  render,
  type AroundInput,
  type BoardRow,
  type BoardState,
  type BoardSubset,
  type ChangedBoardsInput,
  type PlayerRank,
  type RankInput,
  type Rendered,
  type SubsetInput,
  type TopInput,
} from '@app/contracts';
import { boardTtlMs, Cache, Cursors } from '@app/platform';
import type { Board, Entry } from '@app/ranking';
import { BoardFinder } from './board-finder';
import { BoardPages } from './board-pages';
import { stateOf, stateUnlessKnown } from './board-states';
import { requireConsistent, sliceOf, walkOf } from './board-window';
import { entryOf } from './place-on-board';
import type { RankedBoard } from './ranked-boards';

const unranked: PlayerRank = {
  rank: null,
  total_players: 0,
  best_score: 0,
  percentile: null,
  score: null,
  next: null,
};

/** Where a page ended: in which period, and with which entry. */
interface PageEnd {
  periodKey: string;
  entry: Entry;
}

/** Shows rows of the board that is asked for, and keeps what was shown for as long as it stays true. */
@Injectable()
export class BoardReader {
  constructor(
    private readonly finder: BoardFinder,
    private readonly pages: BoardPages,
    private readonly cache: Cache,
    private readonly cursors: Cursors,
  ) {}

  async top(input: TopInput): Promise<Rendered<BoardRow[]>> {
    requireConsistent(input);
    const located = this.finder.locate(input);
    const asked = located instanceof Promise ? await located : located;
    if (!asked) return this.nobody(input);
    const walk = walkOf(input, asked);
    const end = input.cursor === undefined ? null : await this.endOf(walk, input.cursor);
    // Midnight may pass between two pages: the walk stays in the period it began in.
    const key = end ? { ...asked, periodKey: end.periodKey } : asked;
    const ranked = this.finder.recall(key) ?? (await this.finder.find(key));
    if (!ranked) return render([], 0);
    const { limit = 10, skip = 0, cursor = '' } = input;
    const day = input.include ? this.pages.dayOf(ranked) : '';
    const part = this.finder.cacheKey('top', ranked, `${limit}:${skip}:${cursor}:${walk}:${day}`);
    return this.cache.wrap(part, boardTtlMs, () =>
      this.page(ranked, input, { walk, after: end?.entry ?? null }),
    );
  }

  async rankOf(input: RankInput): Promise<PlayerRank> {
    const located = this.finder.locate(input);
    const key = located instanceof Promise ? await located : located;
    const ranked = (key && this.finder.recall(key)) ?? (await this.finder.find(key));
    // Not through the cache: to look there costs more than to look up the rank.
    return (ranked && (await this.pages.rankOf(ranked, input.player_id))) ?? unranked;
  }

  /** Errors: `player_not_found`, `player_not_ranked`. */
  async around(input: AroundInput): Promise<Rendered<BoardRow[]>> {
    const { player_id, limit = 11, include } = input;
    const ranked = await this.finder.asked(input);
    if (!ranked || !entryOf(ranked.index, player_id)) throw await this.absent(player_id);
    const day = include ? this.pages.dayOf(ranked) : '';
    const key = this.finder.cacheKey('around', ranked, `${limit}:${player_id}:${day}`);
    return this.cache.wrap(key, boardTtlMs, async () => {
      const choose = (index: Board) => ({ entries: index.around(player_id, limit), total: index.size });
      const { rows, total } = await this.pages.show(ranked, choose, include);
      return render(rows, total);
    });
  }

  async subset(input: SubsetInput): Promise<BoardSubset> {
    const ids = [...new Set(input.ids)];
    const ranked = await this.finder.asked(input);
    if (!ranked) return { total_players: 0, rows: [], not_found: ids };
    const { rows, total } = await this.pages.show(ranked, (index) => ({
      entries: ids.flatMap((id) => entryOf(index, id) ?? []).sort((a, b) => a.position - b.position),
      total: index.size,
    }));
    const found = new Set(rows.map((row) => row.player_id));
    return {
      total_players: total,
      rows: rows.map((row, index) => ({ ...row, position: index + 1 })),
      not_found: ids.filter((id) => !found.has(id)),
    };
  }

  changed({ boards }: ChangedBoardsInput): Promise<(BoardState | null)[]> {
    const { finder, pages, cache } = this;
    const show = (ranked: RankedBoard, skip: number) =>
      cache.wrap(finder.cacheKey('state', ranked, `${skip}:${pages.dayOf(ranked)}`), boardTtlMs, () =>
        stateOf({ ranked, skip }, finder, pages),
      );
    return Promise.all(boards.map((board) => stateUnlessKnown(board, { finder, pages, show })));
  }

  private async page(
    ranked: RankedBoard,
    input: TopInput,
    { walk, after }: { walk: string; after: Entry | null },
  ): Promise<Rendered<BoardRow[]>> {
    const choose = (index: Board) => ({ ...sliceOf(index, input, after), total: index.size });
    const { rows, entries, more, total } = await this.pages.show(ranked, choose, input.include);
    const last = entries.at(-1);
    if (!more || !last) return render(rows, total);
    const place = [ranked.ref.periodKey, last.score, last.reached, last.player];
    return { ...render(rows, total), next: await this.cursors.encode(walk, place) };
  }

  /** A cursor is from another board then. */
  private async nobody({ cursor }: TopInput): Promise<Rendered<BoardRow[]>> {
    if (cursor !== undefined) await this.cursors.decode('a board that nobody has played for', cursor);
    return render([], 0);
  }

  private async endOf(walk: string, cursor: string): Promise<PageEnd> {
    const [periodKey, score, reached, player] = await this.cursors.decode(walk, cursor);
    const entry = { score: Number(score), reached: Number(reached), player: Number(player) };
    return { periodKey: String(periodKey), entry };
  }

  private async absent(playerId: number): Promise<Error> {
    if (await this.pages.exists(playerId)) {
      return problem('player_not_ranked', `Player ${playerId} has no score on this board in this period.`);
    }
    return problem('player_not_found', `There is no player ${playerId}.`);
  }
}
