import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An achievement a player has. Written by the achievements domain. */
@Entity('achievement_unlocks')
@Index('achievement_unlocks_once', ['generation', 'player_id', 'achievement_id'], { unique: true })
@Index('achievement_unlocks_by_time', ['generation', 'unlocked_at', 'id'])
export class AchievementUnlock {
  @PrimaryColumn({ type: 'bigint' })
  id!: number;

  /** Which run of the projection it belongs to; a rebuild fills the next one while this one serves. */
  @Column({ type: 'integer' })
  generation!: number;

  @Column({ type: 'bigint' })
  player_id!: number;

  @Column({ type: 'integer' })
  achievement_id!: number;

  /** The event that earned it. */
  @Column({ type: 'bigint' })
  event_id!: number;

  /** When the score that earned it was reached. */
  @Column({ type: 'bigint' })
  unlocked_at!: number;
}
