import type { Transaction, Writer } from '@app/platform';
import { Board } from '@app/ranking';
import { BoardPages } from './board-pages';
import { globalRules } from './board-rules';
import { BoardSet } from './board-set';
import type { Openings } from './openings';
import type { PlayerNames } from './player-names';
import type { RankedBoard } from './ranked-boards';
import type { StandingDetails, StandingRepository } from './standing.repository';

/** A board of one player, whose score rises whenever somebody reads the standings beside the writers. */
class MovingBoard {
  readonly ranked: RankedBoard = {
    ref: {
      id: 1,
      set: new BoardSet({ id: 1, gameMode: '', rulesEventId: 0 }, globalRules),
      period: 'all_time',
      periodKey: '',
    },
    index: new Board({ sort: 'desc' }),
    version: 0,
    endsAt: Infinity,
    opening: null,
  };
  readonly turn = {} as Transaction;
  reads = 0;
  /** The score as the tables have it. */
  private stored = 0;

  /** `told`: whether the index hears of a commit before the reading is done. */
  constructor(private readonly told: boolean) {
    this.commit();
    this.tell();
  }

  get pages(): BoardPages {
    const standings = {
      detailsOf: async (_board: number, _players: number[], tx?: Transaction) => this.details(tx),
    } as unknown as StandingRepository;
    const names = { of: async () => new Map([[7, { username: 'ada', display_name: 'Ada' }]]) };
    const writer = { transaction: (work: (tx: Transaction) => Promise<unknown>) => this.takeTurn(work) };
    return new BoardPages(
      standings,
      names as unknown as PlayerNames,
      {} as Openings,
      writer as unknown as Writer,
    );
  }

  private details(tx: Transaction | undefined): Map<number, StandingDetails> {
    this.reads += 1;
    if (!tx) {
      this.commit();
      if (this.told) this.tell();
    }
    const { stored: value } = this;
    const sums = { sum: value, sum_rest: 0 };
    return new Map([[7, { player_id: 7, value, reached_at: 0, best: value, games: value, ...sums }]]);
  }

  /** Between two commits: the index has heard of all of them. */
  private takeTurn(work: (tx: Transaction) => Promise<unknown>): Promise<unknown> {
    this.tell();
    return work(this.turn);
  }

  private commit(): void {
    this.stored += 1;
  }

  private tell(): void {
    this.ranked.index.set(7, this.stored, this.stored);
    this.ranked.version = this.stored;
  }
}

describe('a page of a board that moves faster than it can be read', () => {
  it.each([true, false])('shows rows of one moment (index told in time: %s)', async (told) => {
    const board = new MovingBoard(told);
    const { rows } = await board.pages.show(board.ranked, (index) => ({ entries: index.top(10) }));
    expect(rows[0]).toMatchObject({ rank: 1, player_id: 7, score: 4, best_score: 4, total_games: 4 });
    expect(board.reads).toBe(4);
  });
});
