import type { Achievement, ScoreSubmitted } from '@app/contracts';

/** What the rules need to know of a player. All modes count. */
export interface Progress {
  games: number;
  /** The best single score; null before the first. */
  best: number | null;
  /** The latest scores, newest last; at least as many as the rule's window asks for, where there are so many. */
  recent: readonly number[];
}

/** The part of an achievement that decides who has it. Thresholds are inclusive. */
export type Criteria = Pick<Achievement, 'criteria_type' | 'criteria_value' | 'criteria_window'>;

export const noProgress: Progress = { games: 0, best: null, recent: [] };

/** The progress after one more game. Keeps the latest `window` scores. O(window). */
export function afterGame(
  before: Progress,
  { value }: Pick<ScoreSubmitted, 'value'>,
  window: number,
): Progress {
  return {
    games: before.games + 1,
    best: Math.max(before.best ?? value, value),
    recent: [...before.recent, value].slice(-window),
  };
}

/** The progress that scores make, in the order of the log. O(scores). */
export function progressFrom(scores: readonly Pick<ScoreSubmitted, 'value'>[], window: number): Progress {
  const best = scores.reduce<number | null>((high, { value }) => Math.max(high ?? value, value), null);
  return { games: scores.length, best, recent: scores.slice(-window).map(({ value }) => value) };
}

/** Whether a player is due the achievement. An average counts only once its window is full of games. */
export function isMet(rule: Criteria, progress: Progress): boolean {
  switch (rule.criteria_type) {
    case 'games':
      return progress.games >= rule.criteria_value;
    case 'best_score':
      return progress.best !== null && progress.best >= rule.criteria_value;
    case 'average_score': {
      const window = windowOf(rule);
      const latest = progress.recent.slice(-window);
      // Compared without a division, which would round.
      return latest.length === window && sumOf(latest) >= rule.criteria_value * window;
    }
  }
}

const parts = 10_000;

/**
 * How far a player has come, 0–1 to four places, rounded down: 1 exactly when the rule is met. For an average:
 * the share of the window that is played, times how near the average of those games comes.
 */
export function progressOf(rule: Criteria, progress: Progress): number {
  if (isMet(rule, progress)) return 1;
  return Math.min(0.9999, Math.floor(Math.max(0, partsOf(rule, progress))) / parts);
}

/** The widest window of the rules: as many scores must be kept. */
export function widestWindow(rules: readonly Criteria[]): number {
  return Math.max(1, ...rules.map((rule) => rule.criteria_window ?? 1));
}

/** The share in ten-thousandths, not rounded: of whole numbers it is exact where it is a whole number. */
function partsOf(rule: Criteria, { games, best, recent }: Progress): number {
  // Short of a threshold of 0 or below there is no share: only scores below 0 lie there.
  const partsOfValue = (reached: number) =>
    rule.criteria_value > 0 ? (reached * parts) / rule.criteria_value : 0;
  switch (rule.criteria_type) {
    case 'games':
      return partsOfValue(games);
    case 'best_score':
      return partsOfValue(best ?? 0);
    case 'average_score': {
      const window = windowOf(rule);
      const latest = recent.slice(-window);
      if (latest.length === 0) return 0;
      return Math.min(latest.length * parts, partsOfValue(sumOf(latest))) / window;
    }
  }
}

/** Errors: an Error for an average over all games, which nobody keeps. */
function windowOf({ criteria_window }: Criteria): number {
  if (criteria_window === null) throw new Error('An achievement for an average needs a criteria_window');
  return criteria_window;
}

/** Exact where all scores are integers. */
function sumOf(scores: readonly number[]): number {
  const plain = scores.reduce((sum, score) => sum + score, 0);
  const magnitude = scores.reduce((sum, score) => sum + Math.abs(score), 0);
  if (Number.isSafeInteger(magnitude) || !scores.every(Number.isInteger)) return plain;
  return Number(scores.reduce((sum, score) => sum + BigInt(score), 0n));
}
