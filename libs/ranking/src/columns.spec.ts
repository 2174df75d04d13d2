import { Columns } from './columns';

describe('Columns', () => {
  it('gives freed handles out again, the last one first', () => {
    const columns = new Columns();
    expect([5, 6, 7].map((player) => columns.allocate(player))).toEqual([0, 1, 2]);
    columns.release(0);
    columns.release(2);
    expect(columns.key(2)).toBeNaN();
    expect([8, 9, 10].map((player) => columns.allocate(player))).toEqual([2, 0, 3]);
    expect(columns.player(0)).toBe(9);
    expect(columns.used).toBe(4);
  });

  it('keeps what was written across pages', () => {
    const columns = new Columns();
    const n = 40_000;
    for (let i = 0; i < n; i++) columns.write(columns.allocate(i + 1), i / 2, -i);
    for (const i of [0, 15, 16, 16_383, 16_384, 32_768, n - 1]) {
      expect([columns.player(i), columns.key(i), columns.reached(i)]).toEqual([i + 1, i / 2, -i]);
    }
  });
});
