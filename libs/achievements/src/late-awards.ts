import { Injectable } from '@nestjs/common';
import { problem } from '@app/contracts';
import { Clock, type Sql, type Transaction } from '@app/platform';
import { AchievementMemory } from './achievement-memory';
import { AchievementRules, type FixedAchievement } from './achievement-rules';
import { AchievementRepository } from './achievement.repository';
import { dueTo, gainsOf, newState, type PlayerState } from './awarding';
import { achievements } from './serving';

/** A player at one moment, and what they are due by the rules of today. */
export interface Standing {
  displayName: string;
  state: PlayerState;
  due: FixedAchievement[];
  /** Which run of the projection this is, and how far it has read the log. */
  generation: number;
  position: number;
}

/**
 * Awards outside the log: for rules that were added or made easier after the scores were played. Normally there
 * is nothing to award, because every score is evaluated as it comes.
 */
@Injectable()
export class LateAwards {
  constructor(
    private readonly rules: AchievementRules,
    private readonly repository: AchievementRepository,
    private readonly memory: AchievementMemory,
    private readonly clock: Clock,
  ) {}

  /** Errors: `player_not_found`. */
  async look(sql: Sql, playerId: number): Promise<Standing> {
    const [row] = await sql.query<{ display_name: string; generation: number; position: number }>(
      `SELECT p.display_name, c.generation, c.position FROM players p, projection_checkpoints c
       WHERE p.id = $1 AND c.name = $2`,
      [playerId, achievements],
    );
    if (!row) throw problem('player_not_found', `There is no player with the id ${playerId}`);
    const { display_name: displayName, generation, position } = row;
    const states = await this.repository.states(sql, [playerId], generation);
    const state = states.get(playerId) ?? newState(playerId);
    const { all } = await this.rules.load();
    const due = new Set(dueTo(state, all).map(({ id }) => id));
    return { displayName, state, due: all.filter(({ id }) => due.has(id)), generation, position };
  }

  /**
   * Awards what is due. Look and grant belong in one transaction: then nothing is awarded twice. Dated now: which
   * score would have earned it, only a rebuild finds out. Returns the moment, in ms.
   */
  async grant(tx: Transaction, { state, due, generation, position }: Standing): Promise<number> {
    const unlocked_at = this.clock.now();
    if (due.length === 0) return unlocked_at;
    const { player_id } = state;
    const awards = due.map(({ id }) => ({ player_id, achievement_id: id, event_id: 0, unlocked_at }));
    const won = await this.repository.insertAwards(tx, awards, generation);
    const { byId } = await this.rules.load();
    const gains = gainsOf(
      won.map((award) => ({ ...award, event_id: position })),
      byId,
    );
    await this.repository.saveStates(tx, [state], gains, generation);
    tx.onCommit(() => this.memory.awarded(player_id, won));
    return unlocked_at;
  }
}
