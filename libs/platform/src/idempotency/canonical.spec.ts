import fc from 'fast-check';
import { fingerprintOf } from './canonical';

/** The same content with the keys of every object in the opposite order. */
function reversed(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(reversed);
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(
    Object.entries(content)
      .reverse()
      .map(([key, value]) => [key, reversed(value)]),
  );
}

describe('fingerprintOf', () => {
  it('does not depend on the order of keys, at any depth', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (content) => {
        expect(fingerprintOf(reversed(content))).toBe(fingerprintOf(content));
      }),
    );
  });

  it('drops undefined and tells everything else apart', () => {
    expect(fingerprintOf({ a: 1, b: undefined })).toBe(fingerprintOf({ a: 1 }));
    const different = [
      undefined,
      null,
      {},
      [],
      '',
      0,
      { a: null },
      { a: 1 },
      { a: '1' },
      [1, 2],
      [2, 1],
      [[1], 2],
    ];
    expect(new Set(different.map(fingerprintOf)).size).toBe(different.length);
  });
});
