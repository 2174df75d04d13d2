import { strictEqual } from 'node:assert';
import fc from 'fast-check';
import { PlayerTable } from './player-table';
import { runSteps } from './steps';

const block = 1024;
const lastCounted = 2 ** 26;

/** Leads to the right standings: those of the model, and none of other players. */
function check(table: PlayerTable, model: Map<number, number>, absent: Iterable<number>): void {
  let wrong = 0;
  for (const [player, key] of model) {
    const handle = table.find(player);
    if (handle < 0 || table.standings.key(handle) !== key || table.standings.reached(handle) !== -key)
      wrong++;
  }
  for (const player of absent) if (table.find(player) !== -1) wrong++;
  strictEqual(wrong, 0);
  strictEqual(table.count(), model.size);
  strictEqual(new Set([...model.keys()].map((player) => table.find(player))).size, model.size);
}

function put(table: PlayerTable, model: Map<number, number>, player: number, key: number): void {
  const found = table.find(player);
  table.standings.write(found < 0 ? table.add(player) : found, key, -key);
  model.set(player, key);
}

function drop(table: PlayerTable, model: Map<number, number>, player: number): void {
  const handle = table.find(player);
  strictEqual(handle >= 0, model.delete(player));
  if (handle >= 0) table.remove(player, handle);
}

describe('PlayerTable', () => {
  it('agrees with a Map while blocks become dense, empty and full again', () => {
    const region = fc.constantFrom(1, block, 5 * block, lastCounted - block, lastCounted, 2 ** 31 - block);
    const stretch = fc.record({
      region,
      offset: fc.integer({ min: 0, max: block / 2 }),
      length: fc.integer({ min: 1, max: block / 2 }),
      kind: fc.constantFrom('put', 'put', 'put', 'drop'),
    });
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12, size: 'max' }), (stretches) => {
        const table = new PlayerTable();
        const model = new Map<number, number>();
        const dropped = new Set<number>([2, 3 * block, 2 ** 31 - 1]);
        stretches.forEach(({ region: first, offset, length, kind }, n) => {
          for (let i = 0; i < length; i++) {
            const player = first + offset + i;
            if (kind === 'drop') drop(table, model, player);
            else put(table, model, player, n + 1);
            if (kind === 'drop') dropped.add(player);
          }
        });
        check(
          table,
          model,
          [...dropped].filter((player) => !model.has(player)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is the same with room reserved as without', () => {
    const players = Array.from({ length: 6_000 }, (_, i) => (i % 3 === 0 ? 1 + i : 1 + i * 97));
    const table = new PlayerTable();
    runSteps(table.reserve(players.length, (i) => players[i]!));
    const bytes = table.memoryBytes();
    const model = new Map<number, number>();
    players.forEach((player, i) => put(table, model, player, i + 1));
    check(table, model, []);
    expect(table.memoryBytes()).toBeLessThan(bytes + 300_000);
  });

  it('takes 12 bytes a player where ids are dense', () => {
    const n = 200_000;
    const table = new PlayerTable();
    runSteps(table.reserve(n, (i) => i + 1));
    for (let player = 1; player <= n; player++) table.standings.write(table.add(player), 1, 1);
    expect(table.memoryBytes() / n).toBeLessThan(14);
  });
});
