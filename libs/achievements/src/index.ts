export * from './achievements.module';
export { AchievementsProjection } from './achievements.projection';
