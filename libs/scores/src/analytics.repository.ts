import { Injectable } from '@nestjs/common';
import { encodeRows, jsonRows, Reader, type Sql, type Transaction } from '@app/platform';

/** The name of the projection's checkpoint. */
export const analytics = 'analytics';

/** SQL for the run of the projection that serves. */
const serving = `(SELECT generation FROM projection_checkpoints WHERE name = '${analytics}')`;

/** What the table has for all modes together. */
export const allModes = '';

/** By how much a count of a quarter of an hour changes; `game_mode` is `allModes` for all together. */
export interface GamesChange {
  game_mode: string;
  quarter: number;
  games: number;
}

export interface RegistrationsChange {
  quarter: number;
  players: number;
}

/** Quarters [first, next) to be counted together as number `series` of the answer. */
export interface Stretch {
  series: number;
  first: number;
  next: number;
}

const stretchColumns = { series: 'integer', first_quarter: 'integer', next_quarter: 'integer' } as const;
const quartersInWeek = 672;

/** The tables `games_by_quarter` and `registrations_by_quarter`. */
@Injectable()
export class AnalyticsRepository {
  constructor(private readonly reader: Reader) {}

  async addGames(tx: Transaction, changes: readonly GamesChange[], generation: number): Promise<void> {
    if (changes.length === 0) return;
    const columns = { game_mode: 'text', quarter: 'integer', games: 'integer' } as const;
    await tx.query(
      `INSERT INTO games_by_quarter (generation, game_mode, quarter, games)
       SELECT CAST($1 AS integer), game_mode, quarter, games FROM ${jsonRows(tx.dialect, '$2', columns)} WHERE true
       ON CONFLICT (generation, game_mode, quarter)
       DO UPDATE SET games = games_by_quarter.games + excluded.games`,
      [
        generation,
        encodeRows(
          tx.dialect,
          changes.map((each) => [each.game_mode, each.quarter, each.games]),
        ),
      ],
    );
  }

  async addRegistrations(
    tx: Transaction,
    changes: readonly RegistrationsChange[],
    generation: number,
  ): Promise<void> {
    if (changes.length === 0) return;
    const columns = { quarter: 'integer', players: 'integer' } as const;
    await tx.query(
      `INSERT INTO registrations_by_quarter (generation, quarter, players)
       SELECT CAST($1 AS integer), quarter, players FROM ${jsonRows(tx.dialect, '$2', columns)} WHERE true
       ON CONFLICT (generation, quarter)
       DO UPDATE SET players = registrations_by_quarter.players + excluded.players`,
      [
        generation,
        encodeRows(
          tx.dialect,
          changes.map((each) => [each.quarter, each.players]),
        ),
      ],
    );
  }

  async discard(tx: Transaction, generation: number): Promise<void> {
    await tx.query('DELETE FROM games_by_quarter WHERE generation = $1', [generation]);
    await tx.query('DELETE FROM registrations_by_quarter WHERE generation = $1', [generation]);
  }

  /** Games by number of series; none for a series without games. O(stretches · log n + quarters in them). */
  async games(game_mode: string, stretches: readonly Stretch[]): Promise<Map<number, number>> {
    const rows = await this.reader.query<{ series: number; count: number }>(
      `SELECT given.series, CAST(SUM(q.games) AS bigint) AS count FROM ${this.stretches()}
       CROSS JOIN games_by_quarter q
       WHERE q.generation = ${serving} AND q.game_mode = $2
         AND q.quarter >= given.first_quarter AND q.quarter < given.next_quarter
       GROUP BY given.series`,
      [encodeStretches(this.reader, stretches), game_mode],
    );
    return new Map(rows.map(({ series, count }) => [series, count]));
  }

  /** Registrations by number of series. O(stretches · log n + quarters in them). */
  async registrations(stretches: readonly Stretch[]): Promise<Map<number, number>> {
    const rows = await this.reader.query<{ series: number; count: number }>(
      `SELECT given.series, CAST(SUM(q.players) AS bigint) AS count FROM ${this.stretches()}
       CROSS JOIN registrations_by_quarter q
       WHERE q.generation = ${serving}
         AND q.quarter >= given.first_quarter AND q.quarter < given.next_quarter
       GROUP BY given.series`,
      [encodeStretches(this.reader, stretches)],
    );
    return new Map(rows.map(({ series, count }) => [series, count]));
  }

  /**
   * Games by the quarter of a week, of Thursday 00:00 UTC on: in stretches whose `series` is how many quarters clocks
   * are ahead of UTC. Up to 672 rows a stretch. O(quarters in them).
   */
  byQuarterOfWeek(
    game_mode: string,
    stretches: readonly Stretch[],
  ): Promise<{ quarter_of_week: number; count: number }[]> {
    return this.reader.query(
      `SELECT (q.quarter + given.series) % ${quartersInWeek} AS quarter_of_week, CAST(SUM(q.games) AS bigint) AS count
       FROM ${this.stretches()} CROSS JOIN games_by_quarter q
       WHERE q.generation = ${serving} AND q.game_mode = $2
         AND q.quarter >= given.first_quarter AND q.quarter < given.next_quarter
       GROUP BY 1`,
      [encodeStretches(this.reader, stretches), game_mode],
    );
  }

  private stretches(): string {
    return jsonRows(this.reader.dialect, '$1', stretchColumns);
  }
}

function encodeStretches({ dialect }: Sql, stretches: readonly Stretch[]): string {
  return encodeRows(
    dialect,
    stretches.map(({ series, first, next }) => [series, first, next]),
  );
}
