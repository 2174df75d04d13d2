import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The answer to a request with an idempotency key, written in one transaction with what the request did. */
@Entity('stored_answers')
export class StoredAnswer {
  /** What the key was used for, such as `player` or `score`. */
  @PrimaryColumn({ type: 'varchar', length: 16 })
  scope!: string;

  @PrimaryColumn({ type: 'varchar', length: 255 })
  key!: string;

  /** SHA-256 of the request's content: the same key with another content is refused. */
  @Column({ type: 'varchar', length: 64 })
  fingerprint!: string;

  /** JSON. */
  @Column({ type: 'text' })
  answer!: string;

  @Index('stored_answers_by_time')
  @Column({ type: 'bigint' })
  created_at!: number;
}
