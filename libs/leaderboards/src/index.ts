export * from './leaderboards.module';
export { StandingsProjection } from './standings.projection';
