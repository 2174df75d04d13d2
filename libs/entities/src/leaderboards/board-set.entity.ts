import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * The boards of one mode, or of all together, under one set of rules: one a period. Where the rules change, another set is
 * filled from the log while this one serves. Written by the leaderboards domain.
 */
@Entity('board_sets')
@Index('board_sets_by_mode', ['generation', 'game_mode'])
export class BoardSet {
  @PrimaryColumn({ type: 'bigint' })
  id!: number;

  /** Which run of the projection the set belongs to; a rebuild fills the next one while this one serves. */
  @Column({ type: 'integer' })
  generation!: number;

  /** Empty for the global boards. */
  @Column({ type: 'varchar', length: 64 })
  game_mode!: string;

  /** `serving`, `building`, or `retired` until it is deleted. */
  @Column({ type: 'varchar', length: 16 })
  state!: string;

  /** JSON: how the boards rank and divide time. */
  @Column({ type: 'text' })
  rules!: string;

  /** The event that the rules are of; changes up to it are history. */
  @Column({ type: 'bigint' })
  rules_event_id!: number;

  /** While it is built: the last event that is included. One that serves includes what the projection does. */
  @Column({ type: 'bigint' })
  position!: number;
}
