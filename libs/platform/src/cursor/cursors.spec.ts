import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { Reader } from '../database/reader';
import { Cursors } from './cursors';

function cursorsWith(secret: string): Cursors {
  return new Cursors({ query: async () => [{ value: secret }] } as unknown as Reader);
}

const place = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger()));

describe('Cursors', () => {
  const cursors = cursorsWith(randomBytes(32).toString('hex'));
  const invalid = expect.objectContaining({ code: 'invalid_cursor' }) as unknown;

  it('give back the place they were made for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), place, async (kind, where) => {
        expect(await cursors.decode(kind, await cursors.encode(kind, where))).toEqual(where);
      }),
    );
  });

  it('refuse a cursor of another kind, of another installation, or with any character changed', async () => {
    const cursor = await cursors.encode('players', [42]);
    await expect(cursors.decode('scores', cursor)).rejects.toEqual(invalid);
    await expect(cursorsWith('00'.repeat(32)).decode('players', cursor)).rejects.toEqual(invalid);
    for (let index = 0; index < cursor.length; index += 1) {
      for (const replacement of ['A', 'B', '']) {
        const forged = cursor.slice(0, index) + replacement + cursor.slice(index + 1);
        if (forged !== cursor) await expect(cursors.decode('players', forged)).rejects.toEqual(invalid);
      }
    }
  });

  it('refuse garbage', async () => {
    for (const garbage of ['', 'x', '=', '💥', '../../etc', 'A'.repeat(512), '[42]']) {
      await expect(cursors.decode('players', garbage)).rejects.toEqual(invalid);
    }
  });
});
