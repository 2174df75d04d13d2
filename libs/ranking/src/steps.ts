/**
 * Work in steps of some tenths of a millisecond up to about two: whoever runs it may do something else between them. Comes
 * to its result at the end. What a step reads must not change in between.
 */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Calls `work` for all of 0 to n in spans of at most `span`, each a step. */
export function* inSpans(n: number, span: number, work: (start: number, end: number) => void): Steps<void> {
  for (let start = 0; start < n; start += span) {
    work(start, Math.min(n, start + span));
    yield;
  }
}

/** Runs all steps at once. */
export function runSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
