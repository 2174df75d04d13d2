import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataSourceOptions, migrate } from '@app/platform';
import { DataSource } from 'typeorm';
import { schema } from '../../migrations';

describe('migrations on an empty SQLite file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-'));
  const dataSource = new DataSource(dataSourceOptions(`sqlite:${folder}/laurel.sqlite`, schema, 'writer'));
  beforeAll(() => dataSource.initialize());
  afterAll(async () => {
    await dataSource.destroy();
    rmSync(folder, { recursive: true });
  });

  it('run once, and leave nothing between the schema and the entities', async () => {
    expect(await migrate(dataSource)).toEqual(schema.migrations.map((migration) => migration.name));
    expect(await migrate(dataSource)).toEqual([]);
    const difference = await dataSource.driver.createSchemaBuilder().log();
    expect(difference.upQueries.map((query) => query.query)).toEqual([]);
  });
});
