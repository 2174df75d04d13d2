import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a projection has read the log. Written by the event-log library only. */
@Entity('projection_checkpoints')
export class ProjectionCheckpoint {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  name!: string;

  /** The id of the last event that is included. */
  @Column({ type: 'bigint' })
  position!: number;

  /** Which run of the projection serves; a rebuild raises it. */
  @Column({ type: 'integer' })
  generation!: number;

  /** Goes up when the projection's tables change beside the log: what others hold of them in memory is void then. */
  @Column({ type: 'integer', default: 0 })
  revision!: number;
}
