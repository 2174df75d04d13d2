import type { FieldError } from '@app/platform';
import { fieldName, findInJson } from './find-in-json';

/** A string, or a number that JSON does not have. */
const token = /"(?:[^"\\]|\\.)*"|-?Infinity\b|\bNaN\b/g;

/**
 * The field that holds the first `NaN`, `Infinity` or `-Infinity`, if the text would be JSON without them: many
 * JSON writers write them, and whoever uses one must hear which number is at fault. Linear in the text.
 */
export function nonFiniteField(text: string): FieldError | undefined {
  // No body can hold it by chance.
  const mark = `\u0000${Math.random()}`;
  const marked = text.replace(token, (found) => (found.startsWith('"') ? found : JSON.stringify(mark)));
  if (marked === text) return undefined;
  let path: string[] | undefined;
  try {
    path = findInJson(JSON.parse(marked), (value) => value === mark);
  } catch {
    return undefined;
  }
  if (path === undefined) return undefined;
  const field = fieldName(path);
  return { field, code: 'is_finite', message: `${field} must be a finite number` };
}
