import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A board in one of its periods. Written by the leaderboards domain. */
@Entity('boards')
@Index('boards_key', ['set_id', 'period', 'period_key'], { unique: true })
export class Board {
  @PrimaryColumn({ type: 'bigint' })
  id!: number;

  /** The set says of which mode the board is, and under which rules. */
  @Column({ type: 'bigint' })
  set_id!: number;

  /** `all_time`, `season`, `daily`, `weekly` or `monthly`. */
  @Column({ type: 'varchar', length: 16 })
  period!: string;

  /**
   * Which day, week or month: `2026-11-23`, `2026-W48`, `2026-11`; for a season the moment it starts,
   * `2026-11-23T00:00:00.000Z`; empty for `all_time`.
   */
  @Column({ type: 'varchar', length: 32 })
  period_key!: string;
}
