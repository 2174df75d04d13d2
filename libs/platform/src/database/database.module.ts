import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Environment } from '../config/environment';
import { Cursors } from '../cursor/cursors';
import { Metrics } from '../metrics/metrics';
import { dataSourceOptions, type Role, type Schema } from './data-source-options';
import { secureConnection } from './durability';
import { Installation } from './installation';
import { migrate, refuseOldSchema } from './migrate';
import { QueryLog } from './query-log';
import { Reader } from './reader';
import { Writer } from './writer';

export interface DatabaseOptions extends Schema {
  /** True where this process owns the database: it brings the schema up to date. False: it refuses one that is behind. */
  migrate: boolean;
}

/** Gives a process its `Writer`, its `Reader` and its `Cursors`, on a schema that is up to date. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(options: DatabaseOptions): DynamicModule {
    const writer: Provider = {
      provide: Writer,
      inject: [getDataSourceToken('writer')],
      useFactory: (dataSource: DataSource) => new Writer(dataSource),
    };
    const reader: Provider = {
      provide: Reader,
      inject: [getDataSourceToken('reader')],
      useFactory: (dataSource: DataSource) => new Reader(dataSource),
    };
    return {
      module: DatabaseModule,
      imports: [connection('writer', options), connection('reader', options)],
      providers: [writer, reader, Cursors, Installation],
      exports: [Writer, Reader, Cursors, Installation],
    };
  }
}

function connection(role: Role, options: DatabaseOptions): DynamicModule {
  return TypeOrmModule.forRootAsync({
    name: role,
    // The reading connection waits for the writing one: whoever opens first sets the file up.
    inject: [Environment, Metrics, ...(role === 'reader' ? [getDataSourceToken('writer')] : [])],
    useFactory: (environment: Environment, metrics: Metrics) => ({
      ...dataSourceOptions(environment.DATABASE_URL, options, role),
      logger: new QueryLog(() => queryCounter(metrics).inc({ role })),
      logging: ['query'],
      retryAttempts: 0,
    }),
    dataSourceFactory: async (settings) => {
      if (!settings) throw new Error('The database has no settings');
      const dataSource = await new DataSource(settings).initialize();
      if (options.migrate && role === 'writer') await migrate(dataSource);
      else if (role === 'writer') await refuseOldSchema(dataSource);
      await secureConnection(dataSource, role);
      return dataSource;
    },
  });
}

function queryCounter(metrics: Metrics) {
  return metrics.counter('laurel_database_queries_total', 'Statements sent to the database', ['role']);
}
