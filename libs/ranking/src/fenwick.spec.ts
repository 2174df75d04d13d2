import fc from 'fast-check';
import { Fenwick } from './fenwick';

describe('Fenwick', () => {
  const step = fc.record({
    kind: fc.constantFrom('insert', 'insert', 'remove', 'add'),
    at: fc.nat(1000),
    count: fc.nat(9),
  });

  it('agrees with a plain array under inserts, removals and additions anywhere', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { maxLength: 20 }),
        fc.array(step, { maxLength: 80 }),
        (start, steps) => {
          const fenwick = new Fenwick();
          const model = [...start];
          fenwick.load(start);
          for (const { kind, at, count } of steps) {
            const i = at % (model.length + (kind === 'insert' ? 1 : 0) || 1);
            if (kind === 'insert') {
              fenwick.insert(i, count);
              model.splice(i, 0, count);
            } else if (model.length > 0 && kind === 'remove') {
              fenwick.remove(i);
              model.splice(i, 1);
            } else if (model.length > 0) {
              fenwick.add(i, count);
              model[i]! += count;
            }
            compare(fenwick, model);
          }
        },
      ),
    );
  });

  function compare(fenwick: Fenwick, model: number[]): void {
    let total = 0;
    expect(fenwick.length).toBe(model.length);
    model.forEach((count, i) => {
      expect(fenwick.at(i)).toBe(count);
      expect(fenwick.prefix(i)).toBe(total);
      for (let target = total + 1; target <= total + count; target++) expect(fenwick.select(target)).toBe(i);
      total += count;
    });
    expect(fenwick.prefix(model.length)).toBe(total);
  }
});
