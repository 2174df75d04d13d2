import type { ModeRules } from '../game-modes/mode-rules';

interface EventOf<Type extends string> {
  /** Ascending in the order of the log, never used twice. */
  id: number;
  type: Type;
  /** Milliseconds since 1970-01-01 UTC. */
  occurred_at: number;
}

/** Who decided what corrects history, and why: for the record. */
export interface Decision {
  by: string;
  reason: string | null;
  request_id: string;
}

interface EventOfPlayer<Type extends string> extends EventOf<Type> {
  player_id: number;
}

/** A player exists from here on. */
export type PlayerRegistered = EventOfPlayer<'player_registered'>;

/** A player's username or display name changed: what shows names must show the new one. */
export type PlayerRenamed = EventOfPlayer<'player_renamed'>;

/** A player and all that was theirs is gone. */
export interface PlayerRemoved extends EventOfPlayer<'player_removed'> {
  /** Missing in events from before decisions were kept. */
  decision?: Decision;
}

/** A finished game. `value` is the score, exactly as sent. */
export interface ScoreSubmitted extends EventOfPlayer<'score_submitted'> {
  game_mode: string;
  score_id: number;
  value: number;
}

/** A score no longer counts, from here on. It repeats what the score was; `occurred_at` is when it was voided. */
export interface ScoreVoided extends EventOfPlayer<'score_voided'> {
  game_mode: string;
  score_id: number;
  value: number;
  decision?: Decision;
}

/** A game mode ranks by these rules, all that was played before included. One that no event speaks of has the standard ones. */
export interface GameModeChanged extends EventOf<'game_mode_changed'> {
  game_mode: string;
  rules: ModeRules;
  decision?: Decision;
}

/** A game mode, in which no score counts, is gone. */
export interface GameModeRemoved extends EventOf<'game_mode_removed'> {
  game_mode: string;
  decision?: Decision;
}

/** An event in the life of a player. */
export type PlayerEvent = PlayerRegistered | PlayerRenamed | PlayerRemoved | ScoreSubmitted | ScoreVoided;

/** All that the log holds. Whatever moves a standing is one of these; nothing else moves a standing. */
export type LogEvent = PlayerEvent | GameModeChanged | GameModeRemoved;

/** Whether an event is one of a player's life. */
export function isOfPlayer(event: LogEvent): event is PlayerEvent {
  return event.type !== 'game_mode_changed' && event.type !== 'game_mode_removed';
}

type WithoutId<Event> = Event extends LogEvent ? Omit<Event, 'id'> : never;

/** An event that is about to be appended. */
export type NewEvent = WithoutId<LogEvent>;
