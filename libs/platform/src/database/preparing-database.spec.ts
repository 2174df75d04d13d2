import { PreparingDatabase } from './preparing-database';

describe('PreparingDatabase', () => {
  let database: PreparingDatabase;
  const all = (sql: string, parameters: unknown[] = []) =>
    new Promise<unknown[]>((resolve, reject) =>
      database.all(sql, parameters, (error: Error | null, rows: unknown[]) =>
        error ? reject(error) : resolve(rows),
      ),
    );
  const close = () =>
    new Promise<void>((resolve, reject) => database.close((error) => (error ? reject(error) : resolve())));

  beforeEach(async () => {
    database = new PreparingDatabase(':memory:');
    await all('CREATE TABLE t (id integer PRIMARY KEY, name text)');
  });

  it('answers a statement alike however often it is used, and closes', async () => {
    for (let id = 1; id <= 5; id++) {
      expect(await all('INSERT INTO t VALUES ($1, $2) RETURNING id', [id, `n${id}`])).toEqual([{ id }]);
      expect(await all('SELECT COUNT(*) AS n FROM t')).toEqual([{ n: id }]);
    }
    await close();
  });

  it('answers one statement asked several times at once', async () => {
    const ask = (n: number) => all('SELECT $1 + 1 AS n', [n]);
    for (const n of [1, 2, 3]) {
      expect(await Promise.all([ask(n), ask(n + 10), ask(n + 20)])).toEqual(
        [n + 1, n + 11, n + 21].map((sum) => [{ n: sum }]),
      );
    }
    await close();
  });

  it('tells every fault, and goes on after it', async () => {
    for (let round = 0; round < 4; round++) {
      await all('INSERT INTO t VALUES ($1, $2)', [round, 'x']);
      await expect(all('INSERT INTO t VALUES ($1, $2)', [round, 'x'])).rejects.toThrow('UNIQUE');
      await expect(all('SELECT name FROM nowhere')).rejects.toThrow('no such table');
    }
    expect(await all('SELECT COUNT(*) AS n FROM t')).toEqual([{ n: 4 }]);
    await close();
  });

  it('sees a table that changed between two uses', async () => {
    for (let use = 0; use < 3; use++) expect(await all('SELECT * FROM t')).toEqual([]);
    await all('ALTER TABLE t ADD COLUMN score integer DEFAULT 7');
    await all(`INSERT INTO t (id, name) VALUES (1, 'x')`);
    expect(await all('SELECT * FROM t')).toEqual([{ id: 1, name: 'x', score: 7 }]);
    await close();
  });

  it('prepares no setting beside its run: that would change it again, at some later moment', async () => {
    const prepare = jest.spyOn(database, 'prepare');
    for (let use = 0; use < 3; use++) {
      for (const value of [0, 1]) {
        await all(`PRAGMA foreign_keys = ${value}`);
        expect(await all('PRAGMA foreign_keys')).toEqual([{ foreign_keys: value }]);
      }
    }
    expect(prepare).not.toHaveBeenCalled();
    await close();
  });

  it('keeps one of a statement that is asked for while it is being prepared, and closes', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, n) => all('SELECT $1 AS n', [n])));
    await close();
  });

  it('closes while a statement is being prepared', async () => {
    await Promise.all([1, 2, 3].map((n) => all('SELECT $1 AS n', [n])));
    const last = all('SELECT $1 AS n', [4]);
    await close();
    expect(await last).toEqual([{ n: 4 }]);
  });
});
