import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresUnderTest } from './postgres';
import { describeWith } from './where-available';

/** Gives the URL of a new, empty database. What it made is gone when the suite ends. */
export type NewDatabase = () => Promise<string>;

/** One suite on a real SQLite file, and on PostgreSQL where that is installed. */
export function describeOnDatabases(name: string, suite: (newDatabase: NewDatabase) => void): void {
  describe(`${name} on SQLite`, () => {
    const folders: string[] = [];
    afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
    suite(async () => {
      const folder = mkdtempSync(join(tmpdir(), 'laurel-'));
      folders.push(folder);
      return `sqlite:${folder}/laurel.sqlite`;
    });
  });
  describeWith('initdb', `${name} on PostgreSQL`, (initdb) => {
    let server: PostgresUnderTest | undefined;
    beforeAll(async () => {
      server = await PostgresUnderTest.start(initdb);
    });
    afterAll(() => server?.stop());
    suite(async () => {
      if (!server) throw new Error('PostgreSQL is not running');
      return server.createDatabase();
    });
  });
}
