import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A board in one of its periods. Written by the leaderboards domain. */
@Entity('boards')
@Index('boards_key', ['generation', 'game_mode', 'period', 'period_key'], { unique: true })
export class Board {
  @PrimaryColumn({ type: 'bigint' })
  id!: number;

  /** Which run of the projection the board belongs to; a rebuild fills the next one while this one serves. */
  @Column({ type: 'integer' })
  generation!: number;

  /** Empty for the global board. */
  @Column({ type: 'varchar', length: 64 })
  game_mode!: string;

  /** `all_time`, `daily`, `weekly` or `monthly`. */
  @Column({ type: 'varchar', length: 16 })
  period!: string;

  /** Which day, week or month: `2026-11-23`, `2026-W48`, `2026-11`; empty for `all_time`. */
  @Column({ type: 'varchar', length: 32 })
  period_key!: string;
}
