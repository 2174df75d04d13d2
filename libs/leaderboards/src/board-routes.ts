import type { ScoreSubmitted } from '@app/contracts';
import type { BoardRef } from './board-key';
import type { RoutedScore } from './standing';

/** Scores with those of some boards on which they count. O(scores · boards). */
export function routesAmong(refs: readonly BoardRef[], scores: readonly ScoreSubmitted[]): RoutedScore[] {
  const held = refs.map((ref) => {
    const bounds = ref.set.calendar.boundsOf({ period: ref.period, key: ref.periodKey });
    return { ref, from: bounds?.startsAt ?? -Infinity, until: bounds?.endsAt ?? Infinity };
  });
  return scores.map((score) => {
    const { occurred_at: at, game_mode } = score;
    const on = held.filter(({ ref, from, until }) => from <= at && at < until && ref.set.holds(game_mode));
    return { score, refs: on.map(({ ref }) => ref) };
  });
}
