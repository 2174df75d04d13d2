import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A rule and its reward. Filled by migrations. */
@Entity('achievements')
export class Achievement {
  @PrimaryColumn({ type: 'integer' })
  id!: number;

  @Index('achievements_code', { unique: true })
  @Column({ type: 'varchar', length: 64 })
  code!: string;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ type: 'varchar', length: 500 })
  description!: string;

  @Column({ type: 'varchar', length: 16 })
  icon!: string;

  @Column({ type: 'varchar', length: 16 })
  tier!: string;

  @Column({ type: 'integer' })
  points!: number;

  @Column({ type: 'varchar', length: 32 })
  category!: string;

  /** What is counted: `games`, `best_score` or `average_score`. */
  @Column({ type: 'varchar', length: 32 })
  criteria_type!: string;

  @Column({ type: 'double precision' })
  criteria_value!: number;

  /** Over how many of the latest games; null where all count. */
  @Column({ type: 'integer', nullable: true })
  criteria_window!: number | null;
}
