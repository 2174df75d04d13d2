import { strictEqual } from 'node:assert';
import fc from 'fast-check';
import { SparseHandles } from './sparse-handles';
import { runSteps } from './steps';

describe('SparseHandles', () => {
  it('agrees with a Map', () => {
    const id = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 2 ** 31 - 1 }));
    const step = fc.record({ player: id, drop: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300, size: 'max' }), (steps) => {
        const table = new SparseHandles();
        const model = new Map<number, number>();
        steps.forEach(({ player, drop }, handle) => {
          if (drop) {
            strictEqual(table.delete(player), model.get(player) ?? -1);
            model.delete(player);
          } else if (!model.has(player)) {
            table.add(player, handle);
            model.set(player, handle);
          }
        });
        expect(table.size).toBe(model.size);
        for (const { player } of steps) strictEqual(table.get(player), model.get(player) ?? -1);
      }),
    );
  });

  it.each([1, 4096, 65_537])('finds all players through many splits, ids %d apart', (stride) => {
    const table = new SparseHandles();
    const n = 30_000;
    for (let i = 0; i < n; i++) table.add(1 + i * stride, i);
    let wrong = 0;
    for (let i = 0; i < n; i += 3) if (table.delete(1 + i * stride) !== i) wrong++;
    for (let i = 0; i < n; i++) if (table.get(1 + i * stride) !== (i % 3 === 0 ? -1 : i)) wrong++;
    expect(wrong).toBe(0);
    expect(table.size).toBe(20_000);
  });

  it.each([1, 10, 100, 20_000])('has room for %d players after reserve', (n) => {
    const table = new SparseHandles();
    runSteps(table.reserve(n));
    const bytes = table.memoryBytes();
    for (let i = 1; i <= n; i++) table.add(i, i);
    expect(table.memoryBytes()).toBe(bytes);
    expect(table.get(n)).toBe(n);
  });
});
