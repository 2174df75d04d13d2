import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The log: written once, never changed. Written through the event-log library only. */
@Entity('events', { withoutRowid: true })
@Index('events_by_player', ['player_id', 'id'])
export class Event {
  @PrimaryColumn({ type: 'bigint' })
  id!: number;

  @Column({ type: 'varchar', length: 32 })
  type!: string;

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
}
