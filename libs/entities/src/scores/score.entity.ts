import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One finished game, written by the scores domain in one transaction with its event. */
@Entity('scores', { withoutRowid: true })
@Index('scores_by_value', ['value', 'id'])
@Index('scores_by_mode', ['game_mode', 'value', 'id'])
@Index('scores_by_player', ['player_id', 'value', 'id'])
@Index('scores_by_time', ['created_at', 'id'])
export class Score {
  @PrimaryColumn({ type: 'bigint' })
  id!: number;

  @Column({ type: 'bigint' })
  player_id!: number;

  @Column({ type: 'varchar', length: 64 })
  game_mode!: string;

  @Column({ type: 'double precision' })
  value!: number;

  /** JSON, as the game sent it. */
  @Column({ type: 'text', nullable: true })
  metadata!: string | null;

  @Column({ type: 'bigint' })
  created_at!: number;
}
