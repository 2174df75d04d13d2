import { Injectable } from '@nestjs/common';
import type {
  BoardInput,
  BoardPeriod,
  BoardSummary,
  IdInput,
  Page,
  PeriodsInput,
  PlayerBoard,
  WhatIf,
  WhatIfInput,
} from '@app/contracts';
import { periodNames } from '@app/periods';
import { boardTtlMs, Cache } from '@app/platform';
import { BoardFinder } from './board-finder';
import { shownMode, type BoardRef } from './board-key';
import { listPeriods } from './board-periods';
import type { BoardSet } from './board-set';
import { BoardRepository } from './board.repository';
import { histogramOf } from './histogram';
import { percentileOf, placeOn } from './place-on-board';
import type { RankedBoard } from './ranked-boards';
import { figuresOf } from './score-figures';

const nobody: BoardSummary = {
  total_players: 0,
  total_games: 0,
  best: null,
  mean: null,
  median: null,
  percentiles: null,
  histogram: [],
};

/** Boards as a whole: how scores are spread, where one would rank, which periods there are, where a player stands on all. */
@Injectable()
export class BoardStatistics {
  constructor(
    private readonly finder: BoardFinder,
    private readonly boards: BoardRepository,
    private readonly cache: Cache,
  ) {}

  async whatIf(input: WhatIfInput): Promise<WhatIf> {
    const ranked = await this.finder.asked(input);
    if (!ranked) return { rank: 1, total_players: 0, percentile: 0 };
    const { index } = ranked;
    return {
      rank: index.rankOfScore(input.score),
      total_players: index.size,
      percentile: percentileOf(index, input.score),
    };
  }

  async summary(input: BoardInput): Promise<BoardSummary> {
    const ranked = await this.finder.asked(input);
    if (!ranked) return nobody;
    return this.cache.wrap(this.finder.cacheKey('summary', ranked, ''), boardTtlMs, async () => {
      // Games come first: while the board moves they may be a moment older than the scores, never the other way round.
      const total_games = await this.boards.gamesOn(ranked.ref.id);
      return { ...summarize(ranked), total_games };
    });
  }

  periods(input: PeriodsInput): Promise<Page<BoardPeriod>> {
    return listPeriods(input, this.finder, this.boards);
  }

  async ranksOf({ id }: IdInput): Promise<PlayerBoard[]> {
    const sets = [...(await this.finder.allSets()).values()];
    const refs = await this.running(id, sets);
    const boards = await Promise.all(refs.map((ref) => this.finder.ranked(ref)));
    // From here on nothing is waited for: all places are of one moment.
    const placed = boards.flatMap(({ ref, index }) => {
      const place = placeOn(index, id);
      return place ? [{ ref, place }] : [];
    });
    const refsOfBest = placed.flatMap(({ ref }) => (ref.set.isTracked ? [ref.id] : []));
    const bests = await this.boards.bestsOf(id, refsOfBest);
    return placed.map(({ ref, place }) => ({
      game_mode: shownMode(ref.set.gameMode),
      period: ref.period,
      key: ref.periodKey,
      ...place,
      best_score: bests.get(ref.id) ?? place.score,
    }));
  }

  /** The boards in running periods that a player is on, the global ones first, then by mode. */
  private async running(playerId: number, sets: readonly BoardSet[]): Promise<BoardRef[]> {
    const { now } = this.finder;
    const keys = new Set(sets.flatMap((set) => set.calendar.spanAt(now).periods.map(({ key }) => key)));
    const byId = new Map(sets.map((set) => [set.id, set]));
    const refs = await this.boards.ofPlayer(playerId, byId, keys);
    return refs
      .filter(({ set, period, periodKey }) => set.calendar.keyAt(period, now) === periodKey)
      .sort((a, b) =>
        a.set === b.set
          ? periodNames.indexOf(a.period) - periodNames.indexOf(b.period)
          : a.set.gameMode < b.set.gameMode
            ? -1
            : 1,
      );
  }
}

function summarize(ranked: RankedBoard): Omit<BoardSummary, 'total_games'> {
  const { index } = ranked;
  if (index.size === 0) return nobody;
  return {
    total_players: index.size,
    best: index.quantile(1) ?? null,
    ...figuresOf(ranked),
    histogram: histogramOf(index),
  };
}
