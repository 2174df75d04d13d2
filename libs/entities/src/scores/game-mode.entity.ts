import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Written by the scores domain. */
@Entity('game_modes')
export class GameMode {
  /** Case-sensitive. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  code!: string;

  @Column({ type: 'bigint' })
  created_at!: number;
}
