import { problem, type TopInput } from '@app/contracts';
import type { Board, Entry, RankedEntry } from '@app/ranking';
import type { BoardKey } from './board-key';

/** Part of a board, from the top. */
export interface BoardSlice {
  entries: RankedEntry[];
  /** Whether others follow. */
  more: boolean;
}

/** Refuses what contradicts itself. Errors: `invalid_request`. */
export function requireConsistent(input: TopInput): void {
  if (input.skip !== undefined && input.cursor !== undefined) {
    throw contradiction('skip', 'skip and cursor exclude each other: a cursor says where the page starts');
  }
  requireOrder(input, 'min_rank', 'max_rank');
  requireOrder(input, 'min_score', 'max_score');
}

/**
 * What a walk keeps to from page to page, besides which day, week, month or season it is in: a cursor is for this alone.
 * When a mode's boards are ranked again under other rules, walks begin anew.
 */
export function walkOf(input: TopInput, { set, period }: BoardKey): string {
  const { at = null } = input;
  const { min_rank = null, max_rank = null, min_score = null, max_score = null } = input;
  return JSON.stringify(['board', set.id, period, at, min_rank, max_rank, min_score, max_score]);
}

/**
 * The entries that are asked for: within all bounds, behind `after` or after the first `skip` of them.
 * O(log n + limit), O(log² n + limit) with bounds on the rank.
 */
export function sliceOf(index: Board, input: TopInput, after: Entry | null): BoardSlice {
  const { limit = 10, skip = 0 } = input;
  const { min_rank = 1, max_rank = Infinity, min_score = -Infinity, max_score = Infinity } = input;
  const ranks = index.positionsOfRanks(min_rank, max_rank);
  const scores = index.positionsOfScores(min_score, max_score);
  const behind = after ? index.countThrough(after) + 1 : 1;
  const first = Math.max(ranks.first, scores.first, behind) + skip;
  const last = Math.min(ranks.last, scores.last);
  const entries = index.top(Math.min(limit, last - first + 1), first - 1);
  return { entries, more: entries.length > 0 && first + entries.length <= last };
}

function requireOrder(
  input: TopInput,
  lower: 'min_rank' | 'min_score',
  upper: 'max_rank' | 'max_score',
): void {
  const [from, to] = [input[lower], input[upper]];
  if (from === undefined || to === undefined || from <= to) return;
  throw contradiction(lower, `${lower} is ${from}, but must not be above ${upper}, which is ${to}`);
}

function contradiction(field: string, message: string): Error {
  return problem('invalid_request', `The request is not valid: ${message}`, {
    errors: [{ field, code: 'contradiction', message }],
  });
}
