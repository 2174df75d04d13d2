/** Which scores are better: `desc` the higher ones, `asc` the lower ones, as for times. */
export const sorts = ['desc', 'asc'] as const;
export type Sort = (typeof sorts)[number];

/** Which of a player's scores rank: the `best`, the `last`, or the `sum` of all. */
export const operators = ['best', 'last', 'sum'] as const;
export type Operator = (typeof operators)[number];

/** Ranks of equal scores: `shared` 1 1 3, `dense` 1 1 2, `unique` 1 2 3. */
export const tiePolicies = ['shared', 'dense', 'unique'] as const;
export type TiePolicy = (typeof tiePolicies)[number];

/** How a game mode's boards rank. Part of the log: only additions that old events can lack. */
export interface ModeRules {
  sort: Sort;
  operator: Operator;
  ties: TiePolicy;
  /** Fraction digits of its scores; null: any. A number where the operator is `sum`. */
  decimals: number | null;
  /** Whether it counts on the board over all modes, where its sort is `desc` and its operator `best`. */
  in_global: boolean;
  /** An IANA name. */
  time_zone: string;
  /** When seasons end, as five fields of cron in that zone; null: there are none. */
  cron: string | null;
  /** Moments, ascending, in ms since 1970-01-01 UTC, at which a season was ended by hand. */
  resets: readonly number[];
}

/** The rules of a mode that nobody has set any for. */
export const standardRules: ModeRules = {
  sort: 'desc',
  operator: 'best',
  ties: 'shared',
  decimals: 0,
  in_global: true,
  time_zone: 'UTC',
  cron: null,
  resets: [],
};

/** A game mode's rules as its row in the database has them. */
export interface ModeRulesRow {
  sort: Sort;
  operator: Operator;
  ties: TiePolicy;
  decimals: number | null;
  in_global: number;
  time_zone: string;
  reset_cron: string | null;
  /** JSON. */
  resets: string;
}

/** The columns of `ModeRulesRow`, for a SELECT. */
export const modeRulesColumns = 'sort, operator, ties, decimals, in_global, time_zone, reset_cron, resets';

export function modeRulesFrom(row: ModeRulesRow): ModeRules {
  const { sort, operator, ties, decimals, in_global, time_zone, reset_cron, resets } = row;
  return {
    sort,
    operator,
    ties,
    decimals,
    in_global: in_global !== 0,
    time_zone,
    cron: reset_cron,
    resets: JSON.parse(resets) as number[],
  };
}
