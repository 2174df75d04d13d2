import { Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * One row for every place in a player's names where a word starts: the folded text from there on. A search is
 * a range of this key. Written by the players domain.
 */
@Entity('player_words', { withoutRowid: true })
export class PlayerWord {
  /** Compared by code point, also on PostgreSQL (see the migration). */
  @PrimaryColumn({ type: 'varchar', length: 200 })
  word!: string;

  @Index('player_words_player')
  @PrimaryColumn({ type: 'bigint' })
  player_id!: number;
}
