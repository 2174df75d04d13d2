/** As deep as anybody looks: deeper bodies are refused anyway (`body-limits.ts`). */
const deepest = 18;

/** The way to the first value, level by level, for which `matches` holds: `['metadata', 'deep', '1']`. */
export function findInJson(
  root: unknown,
  matches: (value: unknown, key: string | undefined) => boolean,
): string[] | undefined {
  let level: [unknown, string[]][] = [[root, []]];
  while (level.length > 0) {
    const below: typeof level = [];
    for (const [value, path] of level) {
      if (matches(value, path.at(-1))) return path;
      if (typeof value !== 'object' || value === null || path.length >= deepest) continue;
      for (const [key, entry] of Object.entries(value)) below.push([entry, [...path, key]]);
    }
    level = below;
  }
  return undefined;
}

/** The path as errors name fields; `body` for the whole. */
export function fieldName(path: readonly string[]): string {
  return path.join('.').toWellFormed() || 'body';
}
