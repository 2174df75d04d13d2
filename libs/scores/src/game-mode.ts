import {
  standardRules,
  type GameMode,
  type GameModeChanges,
  type ModeRules,
  type Operator,
  type Sort,
  type TiePolicy,
} from '@app/contracts';
import { isoTime } from '@app/platform';

/** A row of `game_modes`. */
export interface GameModeRow {
  code: string;
  name: string;
  description: string;
  sort: Sort;
  operator: Operator;
  ties: TiePolicy;
  decimals: number | null;
  unit: string | null;
  min_score: number | null;
  max_score: number | null;
  /** 1 or 0. */
  in_global: number;
  time_zone: string;
  reset_cron: string | null;
  /** JSON: moments in ms since 1970, ascending. */
  resets: string;
  opens_at: number | null;
  closes_at: number | null;
  created_at: number;
}

/** A mode that nobody has set rules for. */
export function standardMode(code: string, now: number): GameModeRow {
  const { sort, operator, ties, decimals, in_global, time_zone, cron, resets } = standardRules;
  return {
    code,
    name: code,
    description: '',
    ...{ sort, operator, ties, decimals, time_zone },
    unit: null,
    min_score: null,
    max_score: null,
    in_global: Number(in_global),
    reset_cron: cron,
    resets: JSON.stringify(resets),
    opens_at: null,
    closes_at: null,
    created_at: now,
  };
}

/** The mode with changes, which are not checked here. */
export function changedMode(before: GameModeRow, changes: GameModeChanges): GameModeRow {
  const { reset, opens_at, closes_at, in_global, min_score, max_score, ...plain } = changes;
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  return {
    ...before,
    ...given,
    min_score: min_score === undefined ? before.min_score : withoutMinusZero(min_score),
    max_score: max_score === undefined ? before.max_score : withoutMinusZero(max_score),
    in_global: in_global === undefined ? before.in_global : Number(in_global),
    reset_cron: reset === undefined ? before.reset_cron : (reset?.cron ?? null),
    opens_at: opens_at === undefined ? before.opens_at : moment(opens_at),
    closes_at: closes_at === undefined ? before.closes_at : moment(closes_at),
    // A change is made of the mode that there is: these two are not for clients to set.
    code: before.code,
    created_at: before.created_at,
  };
}

export function toGameMode(row: GameModeRow): GameMode {
  const { code, name, description, sort, operator, ties, decimals, unit, min_score, max_score } = row;
  return {
    ...{ code, name, description, sort, operator, ties, decimals, unit, min_score, max_score },
    in_global: row.in_global === 1,
    time_zone: row.time_zone,
    reset: row.reset_cron === null ? null : { cron: row.reset_cron },
    opens_at: row.opens_at === null ? null : isoTime(row.opens_at),
    closes_at: row.closes_at === null ? null : isoTime(row.closes_at),
    created_at: isoTime(row.created_at),
  };
}

/** What of a mode its boards go by. */
export function rulesOf(row: GameModeRow): ModeRules {
  const { sort, operator, ties, decimals, in_global, time_zone, reset_cron, resets } = row;
  return {
    ...{ sort, operator, ties, decimals, time_zone },
    in_global: in_global === 1,
    cron: reset_cron,
    resets: JSON.parse(resets) as number[],
  };
}

/** Whether boards kept by one are right for the other. */
export function sameRules(one: ModeRules, other: ModeRules): boolean {
  const names = Object.keys(one) as (keyof ModeRules)[];
  return names.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));
}

function moment(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}

function withoutMinusZero(value: number | null): number | null {
  return value === null ? null : value + 0;
}
