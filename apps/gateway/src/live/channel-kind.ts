/** A state that was read, or why there can be none. */
export type Reading<State> = { state: State; position: number } | { refusal: Refusal };

/** What a client is told instead of what it asked for. */
export interface Refusal {
  code: string;
  detail: string;
}

/** What is to be read, and what is known of it. */
export interface Asked<Target, State> {
  target: Target;
  known: State | undefined;
}

export interface Readings<State> {
  /** In the order asked; null for one that is as it is known. */
  readings: (Reading<State> | null)[];
  /** False where a part of the system did not answer, so that this has to be read again soon. */
  complete: boolean;
}

/** One kind of channel: where its states come from, and how clients are told of them. */
export interface ChannelKind<Target, State> {
  /** Channels that are read in one go. */
  readonly batch: number;
  /** The present states. Errors: a DomainError where they cannot be had now. */
  read(asked: readonly Asked<Target, State>[]): Promise<Readings<State>>;
  /** All of a state, as a client gets it. Equal for equal states. */
  snapshot(state: State): object;
  /** What leads from one state to the next; null where a snapshot is the better answer. */
  change(before: State, after: State): object | null;
}
