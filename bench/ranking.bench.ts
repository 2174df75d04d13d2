import { Board, type BoardOptions } from '@app/ranking';
import { Random } from './load/random';
import { median } from './statistics';

/** One measured figure; `goal` as text, where there is one. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  goal?: string;
}

/** Goals at one and at ten million players. */
const GOALS: Record<string, [million: string, tenMillion: string]> = {
  set: ['≤ 1.5', '≤ 4'],
  rank: ['≤ 0.5', '≤ 1.3'],
  around: ['≤ 0.8', '≤ 1.8'],
};
const ROUNDS = 7;
const OPS = 40_000;

interface Columns {
  players: Int32Array;
  scores: Float64Array;
  reached: Float64Array;
}

/** Processor time of this process, its collector included: others on the machine disturb it far less than the clock's. */
function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function seconds(work: () => void): number {
  const start = cpuMicroseconds();
  work();
  return (cpuMicroseconds() - start) / 1e6;
}

/** Median microseconds of one call, over rounds of many; `i` goes on counting from round to round. */
function microseconds(call: (i: number) => void): number {
  const rounds = Array.from({ length: ROUNDS }, (_, round) =>
    seconds(() => {
      for (let i = 0; i < OPS; i++) call(round * OPS + i);
    }),
  );
  return (median(rounds) / OPS) * 1e6;
}

/** n players with ids in random order; ranked rows come best first, as from a sorted query. */
function columns(n: number, ranked: boolean): Columns {
  const random = new Random(12_345);
  const players = Int32Array.from({ length: n }, (_, i) => i + 1);
  for (let i = n - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [players[i], players[j]] = [players[j]!, players[i]!];
  }
  const scores = Float64Array.from({ length: n }, () => random.below(1_000_000_000));
  if (ranked) scores.sort().reverse();
  return { players, scores, reached: Float64Array.from({ length: n }, (_, i) => i + 1) };
}

/** A loaded board whose entries have moved about, so that no figure profits from a fresh load. */
function shuffled(n: number, options: BoardOptions): Board {
  const board = Board.load(columns(n, false), options);
  const random = new Random();
  for (let i = 0; i < n / 2; i++) board.set(1 + random.below(n), random.below(1_000_000_000), n + i);
  return board;
}

function goalOf(name: string, n: number): string | undefined {
  return GOALS[name]?.[n > 3_000_000 ? 1 : 0];
}

/** Random sets, ranks and windows. */
function measureOperations(board: Board, n: number): Figure[] {
  const random = new Random(777);
  let reached = 2 * n;
  const figures: [string, string, (i: number) => void][] = [
    [
      'set',
      'set to a random score',
      () => board.set(1 + random.below(n), random.below(1_000_000_000), reached++),
    ],
    ['rank', 'shared rank', () => board.rankOf(1 + random.below(n))],
    ['position', 'unique position', () => board.positionOf(1 + random.below(n))],
    ['around', 'around 21', () => board.around(1 + random.below(n), 21)],
    ['top', 'top 100', () => board.top(100)],
  ];
  return figures.map(([key, name, call]) => ({
    name,
    value: microseconds(call),
    unit: 'µs',
    goal: goalOf(key, n),
  }));
}

/** Dense ranks on a board with many ties, every second operation a set. */
function measureDense(n: number): Figure {
  const board = Board.load(columns(n, false), { sort: 'desc', ties: 'dense' });
  const random = new Random();
  for (let i = 0; i < n / 10; i++) board.set(1 + random.below(n), random.below(n / 4), n + i);
  return { name: 'dense rank', value: microseconds(() => board.rankOf(1 + random.below(n))), unit: 'µs' };
}

/** Patterns that press on one place, as ratio to the random sets of the same size. */
function measureWorstCases(n: number, randomSet: number): Figure[] {
  const random = new Random(99);
  let reached = n;
  let best = 2_000_000_000;
  const tied = Board.load(
    {
      players: columns(n, false).players,
      scores: new Float64Array(n).fill(5),
      reached: columns(n, false).reached,
    },
    { sort: 'desc' },
  );
  const newBest = Board.load(columns(n, false), { sort: 'desc' });
  const hotTop = Board.load(columns(n, false), { sort: 'desc' });
  const hot = hotTop.top(1000).map((row) => row.player);
  const cases: [string, () => void][] = [
    ['all tied', () => tied.set(1 + random.below(n), 5, ++reached)],
    ['every set a new best', () => newBest.set(1 + random.below(n), ++best, ++reached)],
    ['hot top of 1000', () => hotTop.set(hot[random.below(1000)]!, 1e9 + random.below(1_000_000), ++reached)],
  ];
  return cases.map(([name, call]) => ({
    name: `set, ${name}, to random`,
    value: microseconds(call) / randomSet,
    unit: '×',
    goal: '≤ 2',
  }));
}

/** Sets one by one, timed singly: those that split or merge chunks are told by the number of chunks. */
function measurePauses(board: Board, n: number): Figure[] {
  const random = new Random(4242);
  const pauses: number[] = [];
  let reached = 4 * n;
  let chunks = chunkCount(board);
  for (let i = 0; i < 2_000_000 && pauses.length < 2000; i++) {
    // A narrow band of scores fills its chunks, and the chunks left behind run empty.
    const score = 500_000_000 + random.below(2_000_000);
    const start = cpuMicroseconds();
    board.set(1 + random.below(n), score, reached++);
    const end = cpuMicroseconds();
    if (chunkCount(board) === chunks) continue;
    chunks = chunkCount(board);
    pauses.push((end - start) / 1e3);
  }
  pauses.sort((a, b) => a - b);
  const at = (share: number): number => pauses[Math.floor((pauses.length - 1) * share)] ?? NaN;
  return [
    { name: `split or merge, median of ${pauses.length}`, value: at(0.5), unit: 'ms' },
    { name: 'split or merge, p90', value: at(0.9), unit: 'ms' },
    { name: 'split or merge, p99', value: at(0.99), unit: 'ms' },
    { name: 'split or merge, worst (any collection included)', value: at(1), unit: 'ms', goal: '≤ 0.3' },
  ];
}

function chunkCount(board: Board): number {
  return board['order'].directory.length;
}

/** Seconds to load rows in rank order and in random order. */
function measureLoad(n: number): Figure[] {
  const goals = n > 3_000_000 ? ['≤ 1.5', '≤ 5'] : [];
  const times = [true, false].map((ranked) => {
    const rows = columns(n, ranked);
    return median(Array.from({ length: 3 }, () => seconds(() => void Board.load(rows, { sort: 'desc' }))));
  });
  return [
    { name: 'bulk load, sorted', value: times[0]!, unit: 's', goal: goals[0] },
    { name: 'bulk load, unsorted', value: times[1]!, unit: 's', goal: goals[1] },
  ];
}

function liveBytes(): number {
  // The first collection finds dead array buffers, the second waits until they are freed.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Bytes an entry: the order with keys and tie keys by player, the table of player ids with it, and (under --expose-gc) all the runtime counts. */
function measureMemory(n: number): { board: Board; figures: Figure[] } {
  const before = liveBytes();
  const board = shuffled(n, { sort: 'desc' });
  const whole = (liveBytes() - before) / n;
  const players = board['players'];
  const ids = (players['blocks'].byteLength + players['sparse'].memoryBytes()) / n;
  const figures: Figure[] = [
    {
      name: 'index alone',
      value: board.memoryBytes() / n - ids,
      unit: 'B an entry',
      goal: '≤ 32',
    },
    { name: 'with the player table', value: board.memoryBytes() / n, unit: 'B an entry', goal: '≤ 40' },
  ];
  figures.push({
    name: 'with the player table, one id in a hundred',
    value: bytesOfSparseBoard(n),
    unit: 'B an entry',
  });
  if (globalThis.gc) figures.push({ name: 'as the runtime counts it', value: whole, unit: 'B an entry' });
  return { board, figures };
}

/** Bytes an entry where ids are too far apart to find a player without a hash table. */
function bytesOfSparseBoard(n: number): number {
  const rows = columns(Math.ceil(n / 10), false);
  const players = rows.players.map((player) => player * 100);
  return Board.load({ ...rows, players }, { sort: 'desc' }).memoryBytes() / players.length;
}

/** Measures the ranking index at each size; times are processor time, and medians of several rounds unless named otherwise. */
export async function benchRanking(sizes: number[]): Promise<Figure[]> {
  const results: Figure[] = [];
  for (const n of sizes) {
    const { board, figures } = measureMemory(n);
    const operations = measureOperations(board, n);
    figures.push(...operations, ...measurePauses(board, n), measureDense(n));
    figures.push(...measureWorstCases(n, operations[0]!.value), ...measureLoad(n));
    results.push(
      ...figures.map((figure) => ({ ...figure, name: `${n.toLocaleString('en')} players: ${figure.name}` })),
    );
  }
  return results;
}

async function main(): Promise<void> {
  const sizes = process.argv.slice(2).map(Number);
  for (const { name, value, unit, goal } of await benchRanking(sizes.length > 0 ? sizes : [1_000_000])) {
    console.log(`${name}: ${value.toPrecision(3)} ${unit}${goal ? ` (goal ${goal})` : ''}`);
  }
}

if (require.main === module) void main();
