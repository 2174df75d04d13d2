import fc from 'fast-check';
import { ratioToTwoPlaces } from './rounding';

describe('ratioToTwoPlaces', () => {
  it.each([
    [1, 8, 0.12],
    [3, 8, 0.38],
    [-1, 8, -0.12],
    [1, 200, 0],
    [3, 200, 0.02],
    [2, 3, 0.67],
    [-2, 3, -0.67],
    [0, 5, 0],
    [9007199254740991, 1, 9007199254740991],
    [0.125, 1, 0.12],
    [0.375, 1, 0.38],
    [1e300, 1, 1e300],
    [2.675, 1, 2.67],
    [-0.0001, 1, 0],
  ])('%d / %d is %d', (numerator, denominator, expected) => {
    expect(ratioToTwoPlaces(numerator, denominator)).toBe(expected);
  });

  it('is never further than half a hundredth away, and is a number of hundredths', () => {
    const whole = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 100_000 }), (numerator, denominator) => {
        const hundredths = Math.round(ratioToTwoPlaces(numerator, denominator) * 100);
        expect(ratioToTwoPlaces(numerator, denominator)).toBe(hundredths / 100 + 0);
        const distance = BigInt(numerator) * 100n - BigInt(hundredths) * BigInt(denominator);
        expect((distance < 0n ? -distance : distance) * 2n).toBeLessThanOrEqual(BigInt(denominator));
      }),
    );
  });
});
