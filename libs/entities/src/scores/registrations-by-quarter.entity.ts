import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many of the players there are registered in each quarter of an hour. Written by the scores domain. */
@Entity('registrations_by_quarter', { withoutRowid: true })
export class RegistrationsByQuarter {
  /** Which run of the projection it belongs to; a rebuild fills the next one while this one serves. */
  @PrimaryColumn({ type: 'integer' })
  generation!: number;

  /** Quarters of an hour since 1970-01-01 UTC. */
  @PrimaryColumn({ type: 'bigint' })
  quarter!: number;

  /** 0 where all of them have been removed. */
  @Column({ type: 'bigint' })
  players!: number;
}
