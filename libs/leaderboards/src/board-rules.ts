import { standardRules, type ModeRules } from '@app/contracts';

/** How the boards of a set rank and divide time. Kept with the set as JSON. */
export interface BoardRules extends Omit<ModeRules, 'in_global'> {
  /** For the global boards: the modes that do not count on them. */
  excluded: readonly string[];
}

/** The global boards rank single results of whatever scale, by UTC. */
export const globalRules: BoardRules = { ...boardRulesOf(standardRules), decimals: null };

/** The rules of a mode's own boards. */
export function boardRulesOf(rules: ModeRules): BoardRules {
  const { sort, operator, ties, decimals, time_zone, cron, resets } = rules;
  return { sort, operator, ties, decimals, time_zone, cron, resets, excluded: [] };
}

/** Whether a mode's scores count on the global boards: only those of which more is better, and each alone a result. */
export function countsGlobally({ in_global, sort, operator }: ModeRules): boolean {
  return in_global && sort === 'desc' && operator === 'best';
}

export function sameRules(a: BoardRules, b: BoardRules): boolean {
  return sameButResets(a, b) && sameLists(a.resets, b.resets);
}

/** Whether seasons were ended and nothing else changed: boards that are over stay as they are. */
export function onlyResetsAdded(before: BoardRules, after: BoardRules): boolean {
  return (
    sameButResets(before, after) && sameLists(before.resets, after.resets.slice(0, before.resets.length))
  );
}

function sameButResets(a: BoardRules, b: BoardRules): boolean {
  const fields = ['sort', 'operator', 'ties', 'decimals', 'time_zone', 'cron'] as const;
  return fields.every((field) => a[field] === b[field]) && sameLists(a.excluded, b.excluded);
}

function sameLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
