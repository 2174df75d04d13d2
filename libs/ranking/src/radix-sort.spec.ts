import fc from 'fast-check';
import { radixSort } from './radix-sort';
import { runSteps } from './steps';

describe('radixSort', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true }),
    fc.integer({ min: -5, max: 5 }),
    fc.constantFrom(0, 5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE, Infinity, -Infinity),
  );
  const list = fc.array(
    value.map((each) => each + 0),
    { maxLength: 200 },
  );

  it('sorts as Array.sort does, stably', () => {
    fc.assert(
      fc.property(list, (values) => {
        const expected = values.map((each, row) => ({ each, row })).sort((a, b) => compare(a.each, b.each));
        const sorted = runSteps(
          radixSort(
            Float64Array.from(values),
            Int32Array.from(values, (_, row) => row),
          ),
        );
        expect([...sorted.values]).toEqual(expected.map(({ each }) => each));
        expect([...sorted.rows]).toEqual(expected.map(({ row }) => row));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves its arguments in place when all values are equal', () => {
    const values = new Float64Array(5).fill(3);
    const rows = Int32Array.of(4, 3, 2, 1, 0);
    const sorted = runSteps(radixSort(values, rows));
    expect(sorted.values).toBe(values);
    expect([...sorted.rows]).toEqual([4, 3, 2, 1, 0]);
  });

  function compare(a: number, b: number): number {
    return Number(a > b) - Number(a < b);
  }
});
