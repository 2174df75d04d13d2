export { AnalyticsProjection } from './analytics.projection';
export * from './scores.module';
