import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { Clock } from '../clock/clock';
import { Environment } from './environment';

/**
 * What a process knows from outside: its checked settings, as `Environment` and through Nest's ConfigService,
 * and the time, as `Clock`.
 */
@Global()
@Module({})
export class EnvironmentModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: EnvironmentModule,
      imports: [
        ConfigModule.forRoot({ isGlobal: true, ignoreEnvFile: true, load: [() => ({ ...environment })] }),
      ],
      providers: [{ provide: Environment, useValue: environment }, Clock],
      exports: [Environment, Clock],
    };
  }
}
