import { dataSourceOptions, processEnvironment } from '@app/platform';
import { DataSource } from 'typeorm';
import { schema } from './migrations';

/** For TypeORM's command line; the processes open the database through DatabaseModule. */
export default new DataSource(dataSourceOptions(processEnvironment().DATABASE_URL, schema, 'writer'));
