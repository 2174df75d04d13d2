export * from './players.module';
export { PlayerActivityProjection } from './player-activity.projection';
