import fc from 'fast-check';
import { averageOf, plus } from './exact-sum';

describe('a sum in two parts', () => {
  it('is exact, whatever is added in whatever order', () => {
    const summand = fc.oneof(
      fc.maxSafeInteger(),
      fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 1, -1),
    );
    fc.assert(
      fc.property(fc.array(summand, { minLength: 1 }), (summands) => {
        const { sum, rest } = summands.reduce(plus, { sum: 0, rest: 0 });
        expect(BigInt(sum) + BigInt(rest)).toBe(summands.reduce((total, each) => total + BigInt(each), 0n));
      }),
    );
  });

  it('has an exact average beyond 2^53, also where nothing was lost to rounding', () => {
    const large = Number.MAX_SAFE_INTEGER;
    // 2 · (2^53 − 1) is a double, its half is 2^53 − 1, and a hundredth of that has two places.
    expect(averageOf(plus({ sum: large, rest: 0 }, large), 2, 1)).toBe(large);
    expect(averageOf(plus({ sum: large, rest: 0 }, large), 2, 100)).toBe(90071992547409.91);
    const sums = [large, large, 1].reduce(plus, { sum: 0, rest: 0 });
    expect(averageOf(sums, 3, 1)).toBe(6004799503160661);
  });
});
