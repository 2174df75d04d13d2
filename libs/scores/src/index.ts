export * from './scores.module';
