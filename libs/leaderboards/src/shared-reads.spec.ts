import { SharedReads } from './shared-reads';

describe('reads that share a query', () => {
  const queries: (readonly number[])[] = [];
  const reads = new SharedReads<number, Map<number, string>>(async (keys) => {
    queries.push(keys);
    if (keys.includes(13)) throw new Error('no such luck');
    return new Map(keys.map((key) => [key, `row ${key}`]));
  });

  it('ask once for all of one turn, and answer each', async () => {
    const [one, two] = await Promise.all([reads.of([1, 2]), reads.of([2, 3])]);
    expect(queries.splice(0)).toEqual([[1, 2, 2, 3]]);
    expect([one.get(1), two.get(3)]).toEqual(['row 1', 'row 3']);
    await reads.of([4]);
    expect(queries.splice(0)).toEqual([[4]]);
  });

  it('fail together, and go on afterwards', async () => {
    const failing = [reads.of([1]), reads.of([13])].map((each) =>
      expect(each).rejects.toThrow('no such luck'),
    );
    await Promise.all(failing);
    expect((await reads.of([5])).get(5)).toBe('row 5');
  });
});
