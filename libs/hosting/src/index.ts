export * from './domain-health';
export * from './domains';
export * from './hosting.module';
export * from './start-service';
export * from './system-metrics';
export * from './topology';
