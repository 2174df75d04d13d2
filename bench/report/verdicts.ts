import { verdictOf, type Result } from './result';

/** How many goals were reached, and which were not. */
export function formatVerdicts(results: readonly Result[]): string {
  const judged = results.filter((result) => verdictOf(result));
  const missed = judged.filter((result) => !verdictOf(result)?.reached).map(({ name }) => name);
  const reached = `${judged.length - missed.length} of ${judged.length} goals reached`;
  return missed.length === 0 ? reached : `${reached}; missed: ${missed.join('; ')}`;
}
