import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A kind of game: which scores it takes, and how its boards rank them. Written by the scores domain. */
@Entity('game_modes')
export class GameMode {
  /** Case-sensitive. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  code!: string;

  @Column({ type: 'varchar', length: 100, default: '' })
  name!: string;

  @Column({ type: 'varchar', length: 500, default: '' })
  description!: string;

  /** `desc` or `asc`. */
  @Column({ type: 'varchar', length: 8, default: 'desc' })
  sort!: string;

  /** `best`, `last` or `sum`. */
  @Column({ type: 'varchar', length: 8, default: 'best' })
  operator!: string;

  /** `shared`, `dense` or `unique`. */
  @Column({ type: 'varchar', length: 8, default: 'shared' })
  ties!: string;

  /** Fraction digits a score may have; null: any finite double. */
  @Column({ type: 'integer', nullable: true, default: 0 })
  decimals!: number | null;

  /** What scores count, such as `ms`. */
  @Column({ type: 'varchar', length: 32, nullable: true })
  unit!: string | null;

  @Column({ type: 'double precision', nullable: true })
  min_score!: number | null;

  @Column({ type: 'double precision', nullable: true })
  max_score!: number | null;

  /** 1: counts on the board over all modes; 0: does not. */
  @Column({ type: 'integer', default: 1 })
  in_global!: number;

  /** An IANA name. */
  @Column({ type: 'varchar', length: 64, default: 'UTC' })
  time_zone!: string;

  /** When seasons end, as five fields of cron in the mode's zone; null: there are none. */
  @Column({ type: 'varchar', length: 128, nullable: true })
  reset_cron!: string | null;

  /** JSON: the moments, ascending, in ms since 1970, at which a season was ended by hand. */
  @Column({ type: 'text', default: '[]' })
  resets!: string;

  /** Scores are taken from this moment on. */
  @Column({ type: 'bigint', nullable: true })
  opens_at!: number | null;

  /** Scores are taken before this moment. */
  @Column({ type: 'bigint', nullable: true })
  closes_at!: number | null;

  @Column({ type: 'bigint' })
  created_at!: number;
}
