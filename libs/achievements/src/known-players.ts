import { Injectable } from '@nestjs/common';
import type { PlayerState } from './awarding';

/** Players that are remembered: whoever plays now plays again soon. About 1 kB each. */
const kept = 10_000;

/** The states of the players of the latest scores, as of the last commit, so that their next score reads nothing. */
@Injectable()
export class KnownPlayers {
  /** The one that went longest without a score first. */
  private readonly states = new Map<number, PlayerState>();
  /** The run of the projection that they belong to. */
  private generation = 0;

  /** Those of the players given that are known. */
  among(ids: Iterable<number>, generation: number): Map<number, PlayerState> {
    const found = new Map<number, PlayerState>();
    if (generation !== this.generation) return found;
    for (const id of ids) {
      const state = this.states.get(id);
      if (state) found.set(id, state);
    }
    return found;
  }

  /** To be called right after the commit that made the states. */
  remember(states: readonly PlayerState[], generation: number): void {
    if (generation !== this.generation) this.states.clear();
    this.generation = generation;
    for (const state of states) {
      this.states.delete(state.player_id);
      this.states.set(state.player_id, state);
    }
    for (const id of this.states.keys()) {
      if (this.states.size <= kept) return;
      this.states.delete(id);
    }
  }

  /** To be called right after the commit that changed these players otherwise, or removed them. */
  drop(ids: Iterable<number>): void {
    for (const id of ids) this.states.delete(id);
  }

  forget(): void {
    this.states.clear();
  }
}
