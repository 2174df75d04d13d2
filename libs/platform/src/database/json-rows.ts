import type { Dialect } from './sql';

export type ColumnType = 'integer' | 'real' | 'text';

const postgresTypes: Record<ColumnType, string> = {
  integer: 'bigint',
  real: 'double precision',
  text: 'text',
};

/**
 * A derived table of the rows that `encodeRows` packed into one text parameter: as many rows as wanted in one
 * statement, where bound parameters end at 32,766.
 *
 * @example `INSERT INTO t (id, value) SELECT id, value FROM ${jsonRows('sqlite', '$1', {id: 'integer', value: 'real'})}`
 */
export function jsonRows(dialect: Dialect, parameter: string, columns: Record<string, ColumnType>): string {
  const fields = Object.entries(columns).map(
    ([name, type], index) =>
      `${dialect === 'sqlite' ? sqliteField(type, index) : postgresField(type, index)} AS ${name}`,
  );
  const source =
    dialect === 'sqlite'
      ? `jsonb_each(${parameter})`
      : `jsonb_array_elements(${parameter}::jsonb) WITH ORDINALITY AS entry(value, key)`;
  return `(SELECT ${fields.join(', ')} FROM ${source} ORDER BY key) AS given`;
}

/** The parameter for `jsonRows`: one array a row, values in the order of its columns. */
export function encodeRows(dialect: Dialect, rows: readonly (readonly (string | number | null)[])[]): string {
  if (dialect === 'postgres' || rows.every((row) => row.every(isPlain))) return JSON.stringify(rows);
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'number' && !isPlain(value) ? mantissaAndExponent(value) : value,
  );
}

/** True for what both databases read as it is written in JSON. */
function isPlain(value: string | number | null): boolean {
  return typeof value !== 'number' || Number.isSafeInteger(value);
}

/** A list of ids as a parameter of `idList`. */
export function encodeIds(ids: Iterable<number>): string {
  return JSON.stringify([...ids]);
}

/** A subquery of the ids in one text parameter: `WHERE id IN ${idList('sqlite', '$1')}`. */
export function idList(dialect: Dialect, parameter: string): string {
  return dialect === 'sqlite'
    ? `(SELECT value FROM json_each(${parameter}))`
    : `(SELECT value::bigint FROM jsonb_array_elements_text(${parameter}::jsonb))`;
}

function postgresField(type: ColumnType, index: number): string {
  return `(value ->> ${index})::${postgresTypes[type]}`;
}

/**
 * Rows are JSONB, so that no field parses its row again. SQLite reads decimal fractions up to one unit in the last
 * place off, so a double travels as two integers.
 */
function sqliteField(type: ColumnType, index: number): string {
  const plain = `json_extract(value, '$[${index}]')`;
  if (type !== 'real') return plain;
  const parts = `json_extract(value, '$[${index}][0]') * pow(2.0, json_extract(value, '$[${index}][1]'))`;
  return `CASE json_type(value, '$[${index}]') WHEN 'array' THEN ${parts} ELSE ${plain} END`;
}

/** `[m, e]` with m a safe integer and m · 2^e exactly the finite double given. */
function mantissaAndExponent(value: number): [number, number] {
  if (value === 0) return [0, 0];
  let exponent = Math.max(-1074, Math.floor(Math.log2(Math.abs(value))) - 51);
  let mantissa = value / 2 ** exponent;
  while (!Number.isInteger(mantissa)) {
    exponent -= 1;
    mantissa *= 2;
  }
  return [mantissa, exponent];
}
