import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A player's standing on one board in one period. By player first: a score moves eight boards of one player, and so
 * one page of the table instead of eight. Written by the leaderboards domain.
 */
@Entity('standings', { withoutRowid: true })
@Index('standings_by_board', ['board_id', 'player_id'])
export class Standing {
  @PrimaryColumn({ type: 'bigint' })
  player_id!: number;

  @PrimaryColumn({ type: 'bigint' })
  board_id!: number;

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

  /** Of all games' scores, in units of the mode's last decimal. */
  @Column({ type: 'double precision' })
  sum!: number;

  /** What `sum` lost to rounding: both together are exact. */
  @Column({ type: 'double precision', default: 0 })
  sum_rest!: number;
}
