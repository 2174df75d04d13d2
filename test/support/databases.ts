import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresUnderTest } from './postgres';
import { describeWith } from './where-available';

/** Gives the URL of a new, empty database. What it made is gone when the suite ends. */
export type NewDatabase = () => Promise<string>;

/**
 * One suite on a real SQLite file, and on PostgreSQL where that is installed. The suite is a describe inside the
 * one of its database: so what it opens is closed before the database goes.
 */
export function describeOnDatabases(name: string, suite: (newDatabase: NewDatabase) => void): void {
  describe('on SQLite', () => {
    const folders: string[] = [];
    afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
    const newDatabase = async () => {
      const folder = mkdtempSync(join(tmpdir(), 'laurel-'));
      folders.push(folder);
      return `sqlite:${folder}/laurel.sqlite`;
    };
    describe(name, () => suite(newDatabase));
  });
  describeWith('initdb', 'on PostgreSQL', (initdb) => {
    let server: PostgresUnderTest | undefined;
    beforeAll(async () => {
      server = await PostgresUnderTest.start(initdb);
    });
    afterAll(() => server?.stop());
    const newDatabase = async () => {
      if (!server) throw new Error('PostgreSQL is not running');
      return server.createDatabase();
    };
    describe(name, () => suite(newDatabase));
  });
}
