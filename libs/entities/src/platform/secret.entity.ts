import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Keys that the installation made for itself, such as the one that signs cursors. */
@Entity('secrets')
export class Secret {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  name!: string;

  /** Hexadecimal. */
  @Column({ type: 'varchar', length: 128 })
  value!: string;
}
