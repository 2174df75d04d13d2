import { problem } from '@app/contracts';

/** The same for a score that never was and one that was voided. */
export function scoreNotFound(id: number): Error {
  return problem('score_not_found', `There is no score with the id ${id}, or it was voided`);
}
