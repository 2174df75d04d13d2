import { Board } from './board';
import { checkInvariants } from './invariants';

describe('Board', () => {
  it('puts better scores first, then who reached it first', () => {
    const board = new Board({ sort: 'desc' });
    board.set(1, 10, 3);
    board.set(2, 30, 2);
    board.set(3, 10, 1);
    expect(board.top(10)).toEqual([
      { player: 2, score: 30, reached: 2, position: 1, rank: 1 },
      { player: 3, score: 10, reached: 1, position: 2, rank: 2 },
      { player: 1, score: 10, reached: 3, position: 3, rank: 2 },
    ]);
  });

  it.each([
    ['shared' as const, [1, 2, 2, 4]],
    ['dense' as const, [1, 2, 2, 3]],
    ['unique' as const, [1, 2, 3, 4]],
  ])('ranks ties %s', (ties, ranks) => {
    const board = new Board({ sort: 'asc', ties });
    [5, 6, 6, 7].forEach((score, i) => board.set(i + 1, score, i + 1));
    expect([1, 2, 3, 4].map((player) => board.rankOf(player))).toEqual(ranks);
    expect(board.top(4).map((row) => row.rank)).toEqual(ranks);
    expect(board.rankOfScore(6)).toBe(ties === 'unique' ? 4 : 2);
  });

  it('answers questions about absent players and an empty board', () => {
    const board = new Board({ sort: 'desc', ties: 'dense' });
    expect(board.size).toBe(0);
    expect(board.get(1)).toBeUndefined();
    expect(board.has(1)).toBe(false);
    expect(board.remove(1)).toBe(false);
    expect(board.positionOf(1)).toBeNull();
    expect(board.rankOf(1)).toBeNull();
    expect(board.rankOfScore(5)).toBe(1);
    expect(board.countBehind(5)).toBe(0);
    expect(board.top(3)).toEqual([]);
    expect(board.around(1, 3)).toEqual([]);
    expect(board.nextAhead(1)).toBeUndefined();
    expect(board.entryAt(1)).toBeUndefined();
  });

  it.each([NaN, Infinity, -Infinity])('refuses the score %p and changes nothing', (score) => {
    const board = new Board({ sort: 'desc' });
    expect(() => board.set(1, score, 1)).toThrow(RangeError);
    expect(() => board.set(1, 5, score)).toThrow(RangeError);
    expect(board.has(1)).toBe(false);
  });

  it.each([0, -1, 1.5, 2 ** 31, NaN])('refuses the player id %p', (player) => {
    const board = new Board({ sort: 'desc' });
    expect(() => board.set(player, 1, 1)).toThrow(RangeError);
    expect(() => board.rankOf(player)).toThrow(RangeError);
    expect(() => board.remove(player)).toThrow(RangeError);
    expect(() => Board.load({ players: [player], scores: [1], reached: [1] }, { sort: 'asc' })).toThrow(
      RangeError,
    );
  });

  it('refuses a bulk load with a player twice, bad scores or uneven columns', () => {
    const load = (players: number[], scores: number[]) =>
      Board.load({ players, scores, reached: players.map((_, i) => i) }, { sort: 'asc' });
    expect(() => load([1, 1], [1, 2])).toThrow('comes twice');
    expect(() => load([1, 2], [1, NaN])).toThrow(RangeError);
    expect(() => load([1, 2], [1])).toThrow('equally long');
  });

  it.each([3, 4.5, NaN])('refuses the chunk size %p', (chunkSize) => {
    expect(() => new Board({ sort: 'asc', chunkSize })).toThrow(RangeError);
  });

  it('refuses NaN as a score to search for', () => {
    const board = new Board({ sort: 'desc' });
    expect(() => board.rankOfScore(NaN)).toThrow(RangeError);
    expect(() => board.countAhead(NaN)).toThrow(RangeError);
    expect(() => board.rangeByScore(NaN, 1, 1)).toThrow(RangeError);
  });

  it('gives −0 back as 0, in both directions', () => {
    for (const sort of ['asc', 'desc'] as const) {
      const board = new Board({ sort });
      board.set(1, -0, 1);
      expect(Object.is(board.get(1)?.score, 0)).toBe(true);
      expect(Object.is(board.top(1)[0]?.score, 0)).toBe(true);
      expect(board.set(1, 0, 1)).toBe(false);
    }
  });

  it('fills a window up at both edges', () => {
    const board = new Board({ sort: 'asc' });
    for (let player = 1; player <= 9; player++) board.set(player, player, player);
    const around = (player: number, limit: number) => board.around(player, limit).map((row) => row.player);
    expect(around(5, 3)).toEqual([4, 5, 6]);
    expect(around(5, 4)).toEqual([3, 4, 5, 6]);
    expect(around(1, 3)).toEqual([1, 2, 3]);
    expect(around(9, 3)).toEqual([7, 8, 9]);
    expect(around(2, 20)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('names the last of the strictly better group as next ahead', () => {
    const board = new Board({ sort: 'desc' });
    [9, 7, 7, 5, 5].forEach((score, i) => board.set(i + 1, score, i + 1));
    expect(board.nextAhead(5)).toEqual({ player: 3, score: 7, reached: 3 });
    expect(board.nextAhead(2)?.player).toBe(1);
    expect(board.nextAhead(1)).toBeUndefined();
  });

  it('keeps sequential loads full, at the end and at the front', () => {
    for (const direction of [1, -1]) {
      const board = new Board({ sort: 'asc', chunkSize: 8 });
      for (let player = 1; player <= 80; player++) board.set(player, direction * player, player);
      const { length, sizes } = board['order'].directory;
      expect(Array.from({ length }, (_, i) => sizes.at(i))).toEqual(Array<number>(10).fill(8));
    }
  });

  it('stays small when it is: room grows by doubling', () => {
    const board = new Board({ sort: 'asc' });
    board.set(1, 1, 1);
    expect(board.memoryBytes()).toBeLessThan(1500);
    for (let player = 2; player <= 100; player++) board.set(player, player, player);
    expect(board['order'].directory.page(0).length).toBe(128);
  });

  it('keeps tie keys of any size, next to small ones', () => {
    const board = new Board({ sort: 'asc', chunkSize: 4 });
    const ties = [1, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1, 0.5, -7, 3];
    ties.forEach((reached, i) => board.set(i + 1, 1, reached));
    expect(board.top(10).map(({ reached }) => reached)).toEqual([...ties].sort((a, b) => a - b));
    ties.forEach((reached, i) => expect(board.get(i + 1)?.reached).toBe(reached));
    checkInvariants(board['order'], board['players']);
  });

  it('holds its invariants at full chunk size through growth, shuffling and decay', () => {
    const board = new Board({ sort: 'desc', ties: 'dense' });
    let seed = 1;
    const random = (below: number) => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % below;
    for (let i = 1; i <= 40_000; i++) board.set(1 + random(20_000), random(3000), i);
    checkInvariants(board['order'], board['players']);
    for (let i = 0; i < 60_000; i++) board.remove(1 + random(20_000));
    checkInvariants(board['order'], board['players']);
    expect(board['order'].directory.length).toBeLessThan(20);
    expect(board.memoryBytes()).toBeLessThan(1_000_000);
  });
});
