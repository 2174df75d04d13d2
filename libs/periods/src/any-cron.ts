import fc from 'fast-check';

/** Numbers, ranges, steps and lists within a field's bounds. */
function field(lowest: number, highest: number, extra: fc.Arbitrary<string>[] = []): fc.Arbitrary<string> {
  const number = fc.integer({ min: lowest, max: highest });
  const step = fc.integer({ min: 1, max: highest });
  const range = fc.tuple(number, number).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
  const part = fc.oneof(
    { weight: 4, arbitrary: number.map(String) },
    { weight: 1, arbitrary: range },
    { weight: 1, arbitrary: fc.tuple(range, step).map(([within, by]) => `${within}/${by}`) },
    ...extra.map((arbitrary) => ({ weight: 2, arbitrary })),
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant('*') },
    { weight: 1, arbitrary: step.map((by) => `*/${by}`) },
    { weight: 4, arbitrary: fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(',')) },
  );
}

const nthWeekday = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom('#1', '#2', '#3', '#4', '#5', 'L'))
  .map(([day, which]) => `${day}${which}`);

/** Any cron expression of the grammar that `Schedule` takes, those that never fire included. */
export const anyCron = fc
  .tuple(
    field(0, 59),
    field(0, 23),
    field(1, 31, [fc.constant('L')]),
    field(1, 12),
    field(0, 7, [nthWeekday]),
  )
  .map((parts) => parts.join(' '));
