export * from './errors/domain-error';
export * from './rpc/contract';
export * from './config/config.module';
export * from './config/environment';
export * from './context/call-context';
