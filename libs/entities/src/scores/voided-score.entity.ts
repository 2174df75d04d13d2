import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A score that no longer counts, moved here from `scores`, with who took it out and why. Written by the scores domain. */
@Entity('voided_scores')
@Index('voided_scores_by_time', ['voided_at', 'id'])
export class VoidedScore {
  /** The score's own id. */
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

  @Column({ type: 'bigint' })
  voided_at!: number;

  @Column({ type: 'varchar', length: 255 })
  voided_by!: string;

  @Column({ type: 'varchar', length: 500, nullable: true })
  reason!: string | null;

  /** The request that voided it, as the server's log names it. */
  @Column({ type: 'varchar', length: 128 })
  request_id!: string;
}
