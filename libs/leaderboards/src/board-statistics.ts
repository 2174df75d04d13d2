import { Injectable } from '@nestjs/common';
import type {
  BoardInput,
  BoardPeriod,
  BoardSummary,
  IdInput,
  Page,
  PeriodsInput,
  PlayerBoard,
  ScorePercentiles,
  WhatIf,
  WhatIfInput,
} from '@app/contracts';
import { boardTtlMs, Cache, ratioToTwoPlaces } from '@app/platform';
import type { Board } from '@app/ranking';
import { BoardFinder } from './board-finder';
import { shownMode } from './board-key';
import { listPeriods } from './board-periods';
import { BoardRepository } from './board.repository';
import { histogramOf } from './histogram';
import { percentileOf, placeOn } from './place-on-board';

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
    const ranked = await this.finder.find(this.finder.keyOf(input));
    if (!ranked) return { rank: 1, total_players: 0, percentile: 0 };
    const { index } = ranked;
    return {
      rank: index.rankOfScore(input.score),
      total_players: index.size,
      percentile: percentileOf(index, input.score),
    };
  }

  async summary(input: BoardInput): Promise<BoardSummary> {
    const ranked = await this.finder.find(this.finder.keyOf(input));
    if (!ranked) return nobody;
    return this.cache.wrap(this.finder.cacheKey('summary', ranked, ''), boardTtlMs, async () => {
      // Games come first: while the board moves they may be a moment older than the scores, never the other way round.
      const total_games = await this.boards.gamesOn(ranked.ref.id);
      return { ...summarize(ranked.index), total_games };
    });
  }

  periods(input: PeriodsInput): Promise<Page<BoardPeriod>> {
    return listPeriods(input, this.finder, this.boards);
  }

  async ranksOf({ id }: IdInput): Promise<PlayerBoard[]> {
    const running = this.finder.running();
    const order = new Map(running.map(({ period }, index) => [period, index]));
    const refs = await this.boards.ofPlayer(id, running);
    const boards = await Promise.all(refs.map((ref) => this.finder.ranked(ref)));
    // From here on nothing is waited for: all places are of one moment.
    return boards
      .sort(({ ref: a }, { ref: b }) =>
        a.gameMode === b.gameMode
          ? (order.get(a.period) ?? 0) - (order.get(b.period) ?? 0)
          : a.gameMode < b.gameMode
            ? -1
            : 1,
      )
      .flatMap(({ ref, index }) => {
        const place = placeOn(index, id);
        if (!place) return [];
        return { game_mode: shownMode(ref.gameMode), period: ref.period, key: ref.periodKey, ...place };
      });
  }
}

function summarize(index: Board): Omit<BoardSummary, 'total_games'> {
  if (index.size === 0) return nobody;
  const at = (share: number): number => ratioToTwoPlaces(index.quantile(share) ?? 0, 1);
  const percentiles: ScorePercentiles = {
    p10: at(0.1),
    p25: at(0.25),
    p50: at(0.5),
    p75: at(0.75),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
  };
  return {
    total_players: index.size,
    best: index.quantile(1) ?? null,
    mean: ratioToTwoPlaces(index.sumOfScores(), index.size),
    median: percentiles.p50,
    percentiles,
    histogram: histogramOf(index),
  };
}
