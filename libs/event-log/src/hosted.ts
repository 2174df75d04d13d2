import type { Transaction } from '@app/platform';
import { readCheckpoints, type Checkpoint } from './checkpoints';
import type { Projection } from './projection';

/** How long a projection that threw rests, doubled each time up to the maximum. */
const firstRestMs = 100;
const longestRestMs = 10_000;

/** A projection in this process, and the state of the log that its memory stands for. */
export interface Hosted {
  projection: Projection;
  checkpoint: Checkpoint;
  failures: number;
  /** Not tried again before this moment, in ms since 1970; 0 while all is well. */
  restUntil: number;
}

/** Whether two checkpoints are one place of one run. */
export function isSame(a: Checkpoint, b: Checkpoint): boolean {
  return a.position === b.position && !isReplaced(a, b);
}

/** Whether what belongs to the one checkpoint in memory is void at the other, wherever in the log they are. */
export function isReplaced(a: Checkpoint, b: Checkpoint): boolean {
  return a.generation !== b.generation || a.revision !== b.revision;
}

/** Where the projection stands in the transaction; what this process remembers of another place is forgotten. */
export async function currentCheckpoint(tx: Transaction, hosted: Hosted): Promise<Checkpoint> {
  const { name } = hosted.projection;
  const stored = (await readCheckpoints(tx, [name])).get(name);
  if (!stored) throw new Error(`The checkpoint of ${name} is gone`);
  if (!isSame(stored, hosted.checkpoint)) adopt(hosted, stored);
  return stored;
}

/** Another process has moved the projection, or a rebuild has replaced it: this process's memory of it is void. */
function adopt(hosted: Hosted, stored: Checkpoint): void {
  // First, as the projection may begin work at once on the generation that serves.
  hosted.checkpoint = stored;
  hosted.projection.forget(stored.position);
}

/** After a failure: not tried again for a while. */
export function rest(hosted: Hosted): void {
  hosted.failures += 1;
  hosted.restUntil = Date.now() + Math.min(longestRestMs, firstRestMs * 2 ** (hosted.failures - 1));
}
