import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the rules of achievements need to know of a player. Written by the achievements domain. */
@Entity('player_progress', { withoutRowid: true })
@Index('player_progress_by_points', ['generation', 'points', 'points_event_id', 'player_id'])
export class PlayerProgress {
  /** Which run of the projection it belongs to; a rebuild fills the next one while this one serves. */
  @PrimaryColumn({ type: 'integer' })
  generation!: number;

  @PrimaryColumn({ type: 'bigint' })
  player_id!: number;

  @Column({ type: 'bigint' })
  games!: number;

  /** The best single score; null before the first. */
  @Column({ type: 'double precision', nullable: true })
  best!: number | null;

  /** JSON array of the latest scores, newest last, as many as the widest window asks for. */
  @Column({ type: 'text' })
  recent!: string;

  @Column({ type: 'integer' })
  unlocks!: number;

  @Column({ type: 'integer' })
  points!: number;

  /** The event that brought the points to where they are: orders players with equal points. */
  @Column({ type: 'bigint' })
  points_event_id!: number;
}
