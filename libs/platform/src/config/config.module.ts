import { Global, Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { Environment, readEnvironment } from './environment';

/** Provides `Environment`, checked, from the process's variables and `.env`. */
@Global()
@Module({
  imports: [ConfigModule.forRoot({ validate: (variables) => ({ checked: readEnvironment(variables) }) })],
  providers: [
    {
      provide: Environment,
      inject: [ConfigService],
      useFactory: (config: ConfigService): Environment => config.getOrThrow<Environment>('checked'),
    },
  ],
  exports: [Environment],
})
export class EnvironmentModule {}
