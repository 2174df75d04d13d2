import type { FieldError } from '@app/platform';

/** A string, or a number that JSON does not have. */
const token = /"(?:[^"\\]|\\.)*"|-?Infinity\b|\bNaN\b/g;

/**
 * The field that holds the first `NaN`, `Infinity` or `-Infinity`, if the text would be JSON without them: many
 * JSON writers write them, and whoever uses one must hear which number is at fault. Linear in the text.
 */
export function nonFiniteField(text: string): FieldError | undefined {
  // A string that no such text can hold: its own escape would be doubled.
  const mark = `\u0000${Math.random()}`;
  const marked = text.replace(token, (found) => (found.startsWith('"') ? found : JSON.stringify(mark)));
  let path: string[] | undefined;
  try {
    path = pathOf(JSON.parse(marked), mark);
  } catch {
    return undefined;
  }
  if (path === undefined) return undefined;
  const field = path.join('.') || 'body';
  return { field, code: 'is_finite', message: `${field} must be a finite number` };
}

/** The way to the first occurrence of `wanted`, level by level. */
function pathOf(root: unknown, wanted: string): string[] | undefined {
  let level: [unknown, string[]][] = [[root, []]];
  while (level.length > 0) {
    const below: typeof level = [];
    for (const [value, path] of level) {
      if (value === wanted) return path;
      if (typeof value !== 'object' || value === null || path.length >= 16) continue;
      for (const [key, entry] of Object.entries(value)) below.push([entry, [...path, key]]);
    }
    level = below;
  }
  return undefined;
}
