import fc from 'fast-check';
import { Database } from 'sqlite3';
import { encodeRows, jsonRows } from './json-rows';

describe('jsonRows on SQLite', () => {
  const database = new Database(':memory:');
  const all = (sql: string, parameters: unknown[]) =>
    new Promise<{ value: number }[]>((resolve, reject) =>
      database.all(sql, parameters, (error: Error | null, rows: { value: number }[]) =>
        error ? reject(error) : resolve(rows),
      ),
    );
  afterAll(() => new Promise<void>((resolve) => database.close(() => resolve())));

  it('brings every finite double through unchanged', async () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true });
    await fc.assert(
      fc.asyncProperty(fc.array(double, { minLength: 1, maxLength: 200 }), async (values) => {
        const sql = `SELECT CAST(value AS REAL) AS value FROM ${jsonRows('sqlite', '$1', { value: 'real' })}`;
        const rows = await all(sql, [
          encodeRows(
            'sqlite',
            values.map((value) => [value]),
          ),
        ]);
        expect(rows.map((row) => row.value + 0)).toEqual(values.map((value) => value + 0));
      }),
      { numRuns: 300, examples: [[[356.1374103424466, 5e-324, 1.7976931348623157e308, 0.1, -0]]] },
    );
  });
});
