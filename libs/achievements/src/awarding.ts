import type { Achievement, PlayerEvent } from '@app/contracts';
import { afterGame, isMet, noProgress, type Progress } from './criteria';

/** A player's progress, and what it has brought so far. */
export interface PlayerState {
  player_id: number;
  progress: Progress;
  /** Ids of the achievements the player has. */
  held: ReadonlySet<number>;
}

/** An achievement earned. */
export interface Award {
  player_id: number;
  achievement_id: number;
  /** The event that earned it; 0 where a check found it due. */
  event_id: number;
  /** Milliseconds since 1970-01-01 UTC. */
  unlocked_at: number;
}

export type Rule = Pick<
  Achievement,
  'id' | 'points' | 'criteria_type' | 'criteria_value' | 'criteria_window'
>;

/** What awards add to a player. */
export interface Gain {
  unlocks: number;
  points: number;
  /** The last event that brought some. */
  event_id: number;
}

/** The rules, and how many of a player's latest scores they look at. */
export interface RuleBook {
  all: readonly Rule[];
  window: number;
}

export function newState(player_id: number): PlayerState {
  return { player_id, progress: noProgress, held: new Set() };
}

/** What the player is due and has not got. */
export function dueTo(state: PlayerState, rules: readonly Rule[]): Rule[] {
  return rules.filter((rule) => !state.held.has(rule.id) && isMet(rule, state.progress));
}

/** The state with some more achievements. */
function withAwards(state: PlayerState, won: readonly Rule[]): PlayerState {
  if (won.length === 0) return state;
  return { ...state, held: new Set([...state.held, ...won.map((rule) => rule.id)]) };
}

/** What awards, in the order of the log, bring to each player. O(awards). */
export function gainsOf(
  awards: readonly Award[],
  rules: ReadonlyMap<number, Pick<Rule, 'points'>>,
): Map<number, Gain> {
  const gains = new Map<number, Gain>();
  for (const { player_id, achievement_id, event_id } of awards) {
    const { unlocks, points } = gains.get(player_id) ?? { unlocks: 0, points: 0 };
    const more = rules.get(achievement_id)?.points ?? 0;
    gains.set(player_id, { unlocks: unlocks + 1, points: points + more, event_id });
  }
  return gains;
}

/**
 * The states after `events`, which come in the order of the log, and what was won on the way: each achievement
 * once, by the first score (or void: it may raise an average) that met its rule. `before` holds the states of players
 * seen earlier, `restored` the progress that each void leaves, by its event. O(events).
 */
export function award(
  events: readonly PlayerEvent[],
  before: ReadonlyMap<number, PlayerState>,
  { all, window }: RuleBook,
  restored: ReadonlyMap<number, Progress> = new Map(),
): { states: PlayerState[]; awards: Award[] } {
  const states = new Map<number, PlayerState>();
  const awards: Award[] = [];
  for (const event of events) {
    const { id: event_id, player_id, occurred_at: unlocked_at } = event;
    const old = states.get(player_id) ?? before.get(player_id) ?? newState(player_id);
    if (event.type === 'player_registered') states.set(player_id, old);
    const progress =
      event.type === 'score_submitted' ? afterGame(old.progress, event, window) : restored.get(event_id);
    if (!progress) continue;
    const played = { ...old, progress };
    const won = dueTo(played, all);
    states.set(player_id, withAwards(played, won));
    for (const { id } of won) awards.push({ player_id, achievement_id: id, event_id, unlocked_at });
  }
  return { states: [...states.values()], awards };
}
