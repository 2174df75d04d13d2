import { Injectable } from '@nestjs/common';
import type { HistoryInput, HistoryPoint, ModeStatistics } from '@app/contracts';
import { Calendar, periodOf, type PeriodName } from '@app/periods';
import { isoTime } from '@app/platform';
import type { GameModeRow } from './game-mode';
import { GameModeRepository } from './game-mode.repository';
import { intervalNumber, intervalStart } from './intervals';
import { invalid } from './invalid';
import { quarterMs, quarterNumber } from './quarters';
import {
  ScoreStatisticsRepository,
  type Division,
  type Games,
  type IntervalGames,
} from './score-statistics.repository';
import { addSums, averageOf } from './score-sums';

/** As many points as the history of a player has. */
const mostPoints = 1_000;

/** A player's games in an interval that starts at `startsAt`, in ms since 1970. */
interface Played extends Games {
  startsAt: number;
}

/** What a player's scores come to. */
@Injectable()
export class ScoreStatistics {
  constructor(
    private readonly scores: ScoreStatisticsRepository,
    private readonly modes: GameModeRepository,
  ) {}

  /** By mode name. */
  async ofPlayer(playerId: number): Promise<ModeStatistics[]> {
    const rows = await this.scores.byMode(playerId);
    return rows
      .map(({ game_mode, sort, decimals, ...played }) => ({
        game_mode,
        best_score: sort === 'asc' ? played.lowest : played.highest,
        avg_score: averageOf(played, played.games, decimals),
        total_games: played.games,
      }))
      .sort((a, b) => (a.game_mode < b.game_mode ? -1 : 1));
  }

  /** Errors: `invalid_request` where the end lies before the start. */
  async history(input: HistoryInput): Promise<HistoryPoint[]> {
    if (Date.parse(input.from ?? '') > Date.parse(input.to ?? '')) throw endsBeforeStart();
    const mode = input.game_mode === undefined ? undefined : await this.modes.find(input.game_mode);
    const played = await this.played(input, mode);
    return played.reverse().map(({ startsAt, ...games }) => ({
      at: isoTime(startsAt),
      games: games.games,
      best: mode?.sort === 'asc' ? games.lowest : games.highest,
      average: averageOf(games, games.games, mode?.decimals ?? null),
    }));
  }

  /** The latest first. */
  private async played(input: HistoryInput, mode: GameModeRow | undefined): Promise<Played[]> {
    const { interval = 'day' } = input;
    const decimals = mode?.decimals ?? null;
    if (interval !== 'hour' && mode && mode.time_zone !== 'UTC') {
      const quarters: Division = { number: quarterNumber, decimals, limit: null };
      return inZone(await this.scores.byInterval(input, quarters), periodOf[interval], mode.time_zone);
    }
    const number = intervalNumber(interval, this.scores.dialect);
    const rows = await this.scores.byInterval(input, { number, decimals, limit: mostPoints });
    return rows.map((row) => ({ ...row, startsAt: intervalStart(interval, row.number) }));
  }
}

/** Quarters of an hour, the latest first, put together to the periods of a time zone. */
function inZone(quarters: readonly IntervalGames[], period: PeriodName, timeZone: string): Played[] {
  const calendar = new Calendar({ timeZone, cron: null, resets: [] });
  const played: Played[] = [];
  for (const quarter of quarters) {
    const at = quarter.number * quarterMs;
    const last = played.at(-1);
    if (last && at >= last.startsAt) {
      played[played.length - 1] = { startsAt: last.startsAt, ...together(last, quarter) };
      continue;
    }
    if (played.length === mostPoints) break;
    const bounds = calendar.boundsOf({ period, key: calendar.keyAt(period, at) });
    played.push({ ...quarter, startsAt: bounds?.startsAt ?? at });
  }
  return played;
}

function together(one: Games, other: Games): Games {
  return {
    ...addSums(one, other),
    games: one.games + other.games,
    lowest: Math.min(one.lowest, other.lowest),
    highest: Math.max(one.highest, other.highest),
  };
}

function endsBeforeStart(): Error {
  return invalid([{ field: 'to', code: 'is_after_from', message: 'to must not lie before from' }]);
}
