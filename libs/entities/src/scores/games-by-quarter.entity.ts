import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many games that count were played in each quarter of an hour. Written by the scores domain. */
@Entity('games_by_quarter', { withoutRowid: true })
export class GamesByQuarter {
  /** Which run of the projection it belongs to; a rebuild fills the next one while this one serves. */
  @PrimaryColumn({ type: 'integer' })
  generation!: number;

  /** Empty for all modes together. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  game_mode!: string;

  /** Quarters of an hour since 1970-01-01 UTC. */
  @PrimaryColumn({ type: 'bigint' })
  quarter!: number;

  /** 0 where all have been voided, or their players removed. */
  @Column({ type: 'bigint' })
  games!: number;
}
