import { createHash } from 'node:crypto';

/** SHA-256, in hexadecimal, of `content` as JSON: the order of keys makes no difference, nor does an undefined one. */
export function fingerprintOf(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(content, sortKeys) ?? 'undefined')
    .digest('hex');
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
