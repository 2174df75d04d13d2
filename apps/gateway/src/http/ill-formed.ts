import type { FieldError } from '@app/platform';
import { fieldName, findInJson } from './find-in-json';

/** The only way for half a surrogate pair to get into UTF-8. */
const surrogateEscape = /\\u[dD][89a-fA-F]/;

const illFormed = (value: unknown): boolean => typeof value === 'string' && !value.isWellFormed();

/** The first field of a body whose text, or whose name, is no Unicode: half a character, written as an escape. */
export function illFormedField(text: string, body: unknown): FieldError | undefined {
  if (!surrogateEscape.test(text)) return undefined;
  const path = findInJson(body, (value, key) => illFormed(value) || illFormed(key));
  if (path === undefined) return undefined;
  const field = fieldName(path);
  return { field, code: 'is_well_formed', message: `${field} must be well-formed Unicode` };
}
