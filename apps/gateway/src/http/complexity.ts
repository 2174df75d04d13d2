import { problem } from '@app/contracts';

/** How large a value may be. */
export interface Complexity {
  deepest: number;
  mostEntries: number;
}

const ordinary: Complexity = { deepest: 16, mostEntries: 1_000 };

/**
 * Refuses what would cost the checks after this too much. Keys count, and so do objects and lists in lists;
 * plain values in lists do not. Stops at the first excess. Errors: `body_too_complex`.
 */
export function checkComplexity(value: unknown, { deepest, mostEntries }: Complexity = ordinary): void {
  if (typeof value !== 'object' || value === null) return;
  let entries = 0;
  let level: object[] = [value];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > deepest)
      throw problem('body_too_complex', `The request is nested more than ${deepest} deep.`);
    const below: object[] = [];
    for (const container of level) {
      const inList = Array.isArray(container);
      for (const entry of Object.values(container) as unknown[]) {
        const nested = typeof entry === 'object' && entry !== null;
        if (nested) below.push(entry);
        if (nested || !inList) entries++;
        if (entries > mostEntries) {
          throw problem(
            'body_too_complex',
            `The request has more than ${mostEntries} keys and nested values.`,
          );
        }
      }
    }
    level = below;
  }
}
