import fc from 'fast-check';
import { hasDecimals, largestScore, mostDecimals } from './decimals';

const decimals = fc.integer({ min: 0, max: mostDecimals });
/** Fifteen digits are what a double keeps of any decimal number. */
const units = fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 });

describe('decimals', () => {
  it('are those that a number is written with', () => {
    fc.assert(
      fc.property(units, decimals, (whole, digits) => {
        const value = Number(`${whole}e-${digits}`);
        expect(hasDecimals(value, digits)).toBe(true);
        expect(hasDecimals(value, null)).toBe(true);
        expect(Math.round(value * 10 ** digits) + 0).toBe(whole + 0);
        if (digits > 0) expect(hasDecimals(value, digits - 1)).toBe(whole % 10 === 0);
      }),
    );
  });

  it.each([
    [0.1 + 0.2, 9, false],
    [0.3, 1, true],
    [1.005, 2, false],
    [1e-10, 9, false],
    [-0, 0, true],
    [Number.MAX_SAFE_INTEGER, 0, true],
    [5e-324, null, true],
  ])('of %p: at most %p: %p', (value, digits, expected) => {
    expect(hasDecimals(value, digits)).toBe(expected);
  });

  it('limit how far from 0 a score may be', () => {
    expect([null, 0, 2, 9].map(largestScore)).toEqual([
      9_007_199_254_740_991, 9_007_199_254_740_991, 90_071_992_547_409.91, 9_007_199.254740991,
    ]);
  });
});
