import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Written by the players domain. Times are milliseconds since 1970-01-01 UTC, as in all tables. */
@Entity('players', { withoutRowid: true })
export class Player {
  @PrimaryColumn({ type: 'bigint' })
  id!: number;

  @Index('players_username', { unique: true })
  @Column({ type: 'varchar', length: 50 })
  username!: string;

  @Index('players_email', { unique: true })
  @Column({ type: 'varchar', length: 254 })
  email!: string;

  @Column({ type: 'varchar', length: 100 })
  display_name!: string;

  @Column({ type: 'bigint' })
  created_at!: number;

  @Column({ type: 'bigint' })
  last_active!: number;
}
