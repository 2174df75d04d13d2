import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The log: written once, never changed. Written through the event-log library only. */
@Entity('events', { withoutRowid: true })
@Index('events_by_player', ['player_id', 'id'])
@Index('events_with_data', ['id'], { where: 'data IS NOT NULL' })
export class Event {
  @PrimaryColumn({ type: 'bigint' })
  id!: number;

  @Column({ type: 'varchar', length: 32 })
  type!: string;

  /** 0 for an event of no player. */
  @Column({ type: 'bigint' })
  player_id!: number;

  @Column({ type: 'varchar', length: 64, nullable: true })
  game_mode!: string | null;

  @Column({ type: 'bigint', nullable: true })
  score_id!: number | null;

  @Column({ type: 'double precision', nullable: true })
  value!: number | null;

  @Column({ type: 'bigint' })
  occurred_at!: number;

  /** JSON: what else there is to say of an event of this type. */
  @Column({ type: 'text', nullable: true })
  data!: string | null;
}
