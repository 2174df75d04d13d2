import type { BoardRow, ModeRules } from '@app/contracts';
import { encodeRows, jsonRows, type Reader } from '@app/platform';
import type { NaivePeriods } from './naive-periods';
import type { ScoreDesk } from './score-desk';

/** A player's row as it should be, and what look-ups should say. */
export interface NaiveRow extends Omit<BoardRow, 'avg_score'> {
  /** Ordinal place, never shared. */
  position: number;
  /** How many are strictly worse. */
  below: number;
  /** Of all games' scores: `sum` / `scale`. */
  sum: bigint;
  scale: bigint;
}

/** A board in one period, best first. */
export interface NaiveBoard {
  period: string;
  key: string;
  /** Moments of scores that count on it, the first and the last. */
  moments: [number, number];
  rows: NaiveRow[];
}

/** A process under test, and what its boards should be. */
export interface Recounted {
  desk: ScoreDesk;
  naive: NaiveBoards;
  periods: NaivePeriods;
  /** The modes' present ones. */
  rules: ReadonlyMap<string, ModeRules>;
  /** What time it is for the process, in ms since 1970. */
  time: number;
}

/** Rules of the boards over all modes, as far as ranking goes. */
const globalRules = {
  sort: 'desc',
  operator: 'best',
  ties: 'shared',
  time_zone: 'UTC',
  cron: null,
  resets: [],
} as const;

/** Scores in tests have up to two decimal places, or are eighths: all are whole numbers of these. */
const finest = 200;

type RankingRules = Pick<ModeRules, 'sort' | 'operator' | 'ties' | 'time_zone' | 'cron' | 'resets'>;

interface StoredScore {
  player_id: number;
  game_mode: string;
  value: number;
  created_at: number;
  event_id: number;
}

interface CountedRow {
  period: string;
  period_key: string;
  player_id: number;
  username: string;
  display_name: string;
  value: number;
  best: number;
  games: number;
  sum: number | string;
  reached: number;
  rank: number;
  position: number;
  below: number;
}

const columns = {
  period: 'text',
  period_key: 'text',
  player_id: 'integer',
  value: 'real',
  units: 'integer',
  event_id: 'integer',
} as const;

/**
 * Boards counted anew from the stored scores with SQL window functions, in one statement a mode; `rules` are those of the
 * modes. Shares nothing with the product but the tables.
 */
export class NaiveBoards {
  constructor(
    /** Its reader is another one after a restart. */
    private readonly desk: Pick<ScoreDesk, 'reader'>,
    private readonly periods: NaivePeriods,
    private readonly rules: ReadonlyMap<string, ModeRules>,
  ) {}

  rankingRulesOf(mode: string): RankingRules {
    if (mode === 'GLOBAL') return globalRules;
    const rules = this.rules.get(mode);
    if (!rules) throw new Error(`The test knows no rules of ${mode}`);
    return rules;
  }

  /** All boards of a mode, or of `GLOBAL`, that somebody is on, by `period key`; of the scores of some moments, or of all. */
  async of(mode: string, counts: (ms: number) => boolean = () => true): Promise<Map<string, NaiveBoard>> {
    const rules = this.rankingRulesOf(mode);
    const scores = (await this.scoresOf(mode)).filter(({ created_at }) => counts(created_at));
    const moments = new Map<string, [number, number]>();
    const given = scores.flatMap((score) =>
      Object.entries(this.periods.keysAt(rules, score.created_at)).map(([period, key]) => {
        const [first, last] = moments.get(`${period} ${key}`) ?? [Infinity, -Infinity];
        const { created_at: at, player_id, value, event_id } = score;
        moments.set(`${period} ${key}`, [Math.min(first, at), Math.max(last, at)]);
        return [period, key, player_id, value, Math.round(value * finest), event_id];
      }),
    );
    const counted = await this.desk.reader.query<CountedRow>(recount(this.desk.reader, rules), [
      encodeRows(this.desk.reader.dialect, given),
    ]);
    const times = new Map(scores.map(({ event_id, created_at }) => [event_id, created_at]));
    const boards = new Map<string, NaiveBoard>();
    for (const row of counted) {
      const name = `${row.period} ${row.period_key}`;
      const board = boards.get(name) ?? {
        period: row.period,
        key: row.period_key,
        moments: moments.get(name) ?? [0, 0],
        rows: [],
      };
      board.rows.push(toRow(row, times.get(row.reached) ?? 0));
      boards.set(name, board);
    }
    return boards;
  }

  private async scoresOf(mode: string): Promise<StoredScore[]> {
    const scores = await this.desk.reader.query<StoredScore>(
      `SELECT s.player_id, s.game_mode, s.value, s.created_at, e.id AS event_id FROM scores s
       JOIN events e ON e.score_id = s.id AND e.type = 'score_submitted'`,
    );
    return scores.filter(({ game_mode }) =>
      mode === 'GLOBAL' ? this.countsGlobally(game_mode) : game_mode === mode,
    );
  }

  private countsGlobally(mode: string): boolean {
    const rules = this.rules.get(mode);
    return rules !== undefined && rules.in_global && rules.sort === 'desc' && rules.operator === 'best';
  }
}

function recount({ dialect }: Reader, { sort, operator, ties }: RankingRules): string {
  const [better, worse, best] = sort === 'desc' ? ['DESC', 'ASC', 'MAX'] : ['ASC', 'DESC', 'MIN'];
  const ranks = { shared: 'RANK()', dense: 'DENSE_RANK()', unique: 'ROW_NUMBER()' };
  const shown = { best: `value ${better}, event_id`, last: 'event_id DESC', sum: 'event_id' };
  const value = operator === 'sum' ? `CAST(sum AS double precision) / ${finest}` : 'value';
  const reached = operator === 'sum' ? 'COALESCE(last_change, first_event)' : 'event_id';
  return `
    WITH runs AS (
      SELECT *, COUNT(*) OVER mine AS games, SUM(units) OVER mine AS sum, ${best}(value) OVER mine AS best,
        MAX(CASE WHEN units <> 0 THEN event_id END) OVER mine AS last_change, MIN(event_id) OVER mine AS first_event,
        ROW_NUMBER() OVER (PARTITION BY period, period_key, player_id ORDER BY ${shown[operator]}) AS place
      FROM ${jsonRows(dialect, '$1', columns)}
      WINDOW mine AS (PARTITION BY period, period_key, player_id)
    ), standing AS (
      SELECT period, period_key, player_id, games, sum, best, ${value} AS value, ${reached} AS reached
      FROM runs WHERE place = 1
    )
    SELECT standing.*, p.username, p.display_name,
      ${ranks[ties]} OVER (PARTITION BY period, period_key ORDER BY value ${better}${ties === 'unique' ? ', reached' : ''}) AS rank,
      ROW_NUMBER() OVER (PARTITION BY period, period_key ORDER BY value ${better}, reached) AS position,
      RANK() OVER (PARTITION BY period, period_key ORDER BY value ${worse}) - 1 AS below
    FROM standing JOIN players p ON p.id = standing.player_id
    ORDER BY period, period_key, position`;
}

function toRow(row: CountedRow, reachedAt: number): NaiveRow {
  return {
    rank: row.rank,
    player_id: row.player_id,
    display_name: row.display_name,
    username: row.username,
    best_score: row.best,
    total_games: row.games,
    score: row.value,
    achieved_at: new Date(reachedAt).toISOString(),
    position: row.position,
    below: row.below,
    sum: BigInt(row.sum),
    scale: BigInt(finest),
  };
}

/** A quotient to two places, exact halves to the even neighbour; `denominator` is positive. */
export function hundredths(numerator: bigint, denominator: bigint): number {
  const size = (numerator < 0n ? -numerator : numerator) * 100n;
  const [whole, rest] = [size / denominator, (size % denominator) * 2n];
  const isUp = rest > denominator || (rest === denominator && whole % 2n === 1n);
  const rounded = Number(whole + (isUp ? 1n : 0n)) / 100;
  return numerator < 0n && rounded > 0 ? -rounded : rounded;
}

/** A test's score as a whole number of the finest units there are, and how many make 1. */
export function unitsOf(score: number): bigint {
  return BigInt(Math.round(score * finest));
}

export const unitsInOne = BigInt(finest);
