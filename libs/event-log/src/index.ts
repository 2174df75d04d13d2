export type { Checkpoint } from './checkpoints';
export * from './event-log';
export * from './event-log.module';
export { lastPosition, readEvents } from './event-store';
export * from './log-peers';
export * from './player-scores';
export * from './projection';
export * from './projection-runner';
export * from './rebuild';
