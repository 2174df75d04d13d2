import { Injectable } from '@nestjs/common';
import type { HistoryInput, Sort } from '@app/contracts';
import { Reader, type Dialect, type SqlValue } from '@app/platform';
import { sumColumns, unitsOf, type Sums } from './score-sums';

/** Some of a player's games, taken together. */
export interface Games extends Sums {
  games: number;
  lowest: number;
  highest: number;
}

/** A player's games in one mode. */
interface ModeGames extends Games {
  game_mode: string;
  sort: Sort;
  decimals: number | null;
}

/** A player's games in the interval of that number. */
export interface IntervalGames extends Games {
  number: number;
}

/** How a player's games are divided. */
export interface Division {
  /** SQL for the number of the interval that holds `created_at`. */
  number: string;
  /** Of the scores; null where they have any, or several modes have theirs. */
  decimals: number | null;
  /** As many intervals, the latest; null: all. */
  limit: number | null;
}

@Injectable()
export class ScoreStatisticsRepository {
  constructor(private readonly reader: Reader) {}

  get dialect(): Dialect {
    return this.reader.dialect;
  }

  /** One row a mode. O(scores of the player). */
  async byMode(playerId: number): Promise<ModeGames[]> {
    return this.reader.query<ModeGames>(
      `SELECT game_mode, sort, decimals, COUNT(*) AS games, MIN(value) AS lowest, MAX(value) AS highest,
         ${sumColumns}
       FROM (SELECT s.game_mode, m.sort, m.decimals, s.value, ${unitsOf('s.value', 'm.decimals')} AS units
             FROM scores s JOIN game_modes m ON m.code = s.game_mode WHERE s.player_id = $1) AS played
       GROUP BY game_mode, sort, decimals`,
      [playerId],
    );
  }

  /** A row an interval that has games, the latest first. O(scores of the player). */
  async byInterval(input: HistoryInput, { number, decimals, limit }: Division): Promise<IntervalGames[]> {
    const { player_id, game_mode, from, to } = input;
    const parameters: SqlValue[] = [player_id];
    const conditions = ['player_id = $1'];
    const add = (comparison: string, value: SqlValue) =>
      conditions.push(`${comparison} $${parameters.push(value)}`);
    if (game_mode !== undefined) add('game_mode =', game_mode);
    if (from !== undefined) add('created_at >=', Date.parse(from));
    if (to !== undefined) add('created_at <', Date.parse(to));
    const units = decimals === null ? 'CAST(NULL AS bigint)' : unitsOf('value', String(decimals));
    return this.reader.query<IntervalGames>(
      `SELECT number, COUNT(*) AS games, MIN(value) AS lowest, MAX(value) AS highest, ${sumColumns}
       FROM (SELECT ${number} AS number, value, ${units} AS units
             FROM scores WHERE ${conditions.join(' AND ')}) AS played
       GROUP BY number ORDER BY number DESC ${limit === null ? '' : `LIMIT ${limit}`}`,
      parameters,
    );
  }
}
