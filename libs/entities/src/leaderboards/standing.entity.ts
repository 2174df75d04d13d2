import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A player's standing on one board in one period. Written by the leaderboards domain. */
@Entity('standings', { withoutRowid: true })
export class Standing {
  @PrimaryColumn({ type: 'bigint' })
  board_id!: number;

  @Index('standings_by_player')
  @PrimaryColumn({ type: 'bigint' })
  player_id!: number;

  /** What ranks. */
  @Column({ type: 'double precision' })
  value!: number;

  /** The event that brought `value`: the tie goes to the smaller one. */
  @Column({ type: 'bigint' })
  reached_event_id!: number;

  @Column({ type: 'bigint' })
  reached_at!: number;

  @Column({ type: 'double precision' })
  best!: number;

  @Column({ type: 'bigint' })
  games!: number;

  @Column({ type: 'double precision' })
  sum!: number;
}
