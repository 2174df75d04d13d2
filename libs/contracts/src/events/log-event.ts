interface EventOf<Type extends string> {
  /** Ascending in the order of the log, never used twice. */
  id: number;
  type: Type;
  player_id: number;
  /** Milliseconds since 1970-01-01 UTC. */
  occurred_at: number;
}

/** A player exists from here on. */
export type PlayerRegistered = EventOf<'player_registered'>;

/** A player's username or display name changed: what shows names must show the new one. */
export type PlayerRenamed = EventOf<'player_renamed'>;

/** A player and all that was theirs is gone. */
export type PlayerRemoved = EventOf<'player_removed'>;

/** A finished game. `value` is the score, exactly as sent. */
export interface ScoreSubmitted extends EventOf<'score_submitted'> {
  game_mode: string;
  score_id: number;
  value: number;
}

/** A score no longer counts, from here on. It repeats what the score was; `occurred_at` is when it was voided. */
export interface ScoreVoided extends EventOf<'score_voided'> {
  game_mode: string;
  score_id: number;
  value: number;
}

/** All that the log holds. Whatever moves a standing is one of these; nothing else moves a standing. */
export type LogEvent = PlayerRegistered | PlayerRenamed | PlayerRemoved | ScoreSubmitted | ScoreVoided;

type WithoutId<Event> = Event extends LogEvent ? Omit<Event, 'id'> : never;

/** An event that is about to be appended. */
export type NewEvent = WithoutId<LogEvent>;
