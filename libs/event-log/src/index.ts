export * from './event-log';
export * from './event-log.module';
export * from './log-peers';
export * from './player-scores';
export * from './projection';
export * from './projection-runner';
export * from './rebuild';
