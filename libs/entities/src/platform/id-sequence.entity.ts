import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last id handed out for a table. Raised in the transaction that uses the ids; never lowered. */
@Entity('id_sequences')
export class IdSequence {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  name!: string;

  @Column({ type: 'bigint' })
  last!: number;
}
