import { Board } from '@app/ranking';
import { Random } from '../load/random';
import type { Result } from '../report/result';
import { formatNumber } from '../report/table';
import { hasRedis, RedisServer } from '../servers/redis-server';
import { median } from '../statistics';
import type { Bench, Scenario } from './scenario';

const operations = 20_000;
const highest = 1_000_000_000;
const rows = 21;
const key = 'board';

/** One thing to do on both sides, with random numbers. */
interface Operation {
  title: string;
  /** The commands that do the same in Redis. */
  inRedis(player: number, draw: (below: number) => number): string[][];
  onIndex(board: Board, player: number, draw: (below: number) => number): unknown;
  /** How many times the CPU time of the index Redis takes at least. */
  goal: number;
}

const compared = (players: number): Operation[] => [
  {
    title: 'update',
    inRedis: (player, draw) => [['ZADD', key, String(draw(highest)), String(player)]],
    onIndex: (board, player, draw) => board.set(player, draw(highest), draw(highest)),
    goal: 4,
  },
  {
    title: 'rank',
    inRedis: (player) => [['ZREVRANK', key, String(player)]],
    onIndex: (board, player) => board.rankOf(player),
    goal: 9,
  },
  {
    // Redis takes two steps for that: the second is sent with the first, for rows elsewhere, and so without waiting.
    title: `${rows} rows about a player`,
    inRedis: (player, draw) => {
      const first = draw(players - rows);
      return [
        ['ZREVRANK', key, String(player)],
        ['ZREVRANGE', key, String(first), String(first + rows - 1), 'WITHSCORES'],
      ];
    },
    onIndex: (board, player) => board.around(player, rows),
    goal: 40,
  },
  {
    title: 'top 100',
    inRedis: () => [['ZREVRANGE', key, '0', '99', 'WITHSCORES']],
    onIndex: (board) => board.top(100),
    goal: 40,
  },
];

/** The same players with the same scores on both sides. */
async function fill(redis: RedisServer, players: number): Promise<Board> {
  const random = new Random();
  const scores = Float64Array.from({ length: players }, () => random.below(highest));
  const aCommand = 1_000;
  for (let first = 0; first < players; first += aCommand) {
    const pairs = [...scores.slice(first, first + aCommand)].flatMap((score, index) => [
      String(score),
      String(first + index + 1),
    ]);
    await redis.send([['ZADD', key, ...pairs]]);
  }
  const ids = Int32Array.from(scores, (_, index) => index + 1);
  return Board.load({ players: ids, scores, reached: Float64Array.from(ids) }, { sort: 'desc' });
}

/** Microseconds of Redis' CPU an operation. */
async function redisMicros(redis: RedisServer, players: number, { inRedis }: Operation): Promise<number> {
  const random = new Random(5);
  const draw = (below: number) => random.below(below);
  const commands = Array.from({ length: operations }, () => inRedis(1 + draw(players), draw)).flat();
  const before = await redis.cpuSeconds();
  await redis.send(commands);
  return (((await redis.cpuSeconds()) - before) / operations) * 1e6;
}

/** Microseconds of this process' CPU an operation. */
function indexMicros(board: Board, players: number, { onIndex }: Operation): number {
  const random = new Random(6);
  const draw = (below: number) => random.below(below);
  const before = process.cpuUsage();
  for (let done = 0; done < operations; done++) onIndex(board, 1 + draw(players), draw);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / operations;
}

async function compare(redis: RedisServer, board: Board, operation: Operation, rounds: number) {
  const pairs: { redis: number; index: number }[] = [];
  // The first round warms both up.
  for (let round = 0; round <= rounds; round++) {
    const pair = {
      redis: await redisMicros(redis, board.size, operation),
      index: indexMicros(board, board.size, operation),
    };
    if (round > 0) pairs.push(pair);
  }
  const result: Result = {
    name: `index, ${operation.title}: CPU time of Redis against it, ${formatNumber(board.size)} players`,
    measured: median(pairs.map((pair) => pair.index)),
    unit: 'µs',
    against: { what: 'Redis', measured: median(pairs.map((pair) => pair.redis)) },
    ratio: median(pairs.map((pair) => pair.redis / pair.index)),
    goal: { atLeast: operation.goal },
  };
  return result;
}

async function run({ extent: { players, rounds } }: Bench): Promise<Result[]> {
  if (!hasRedis()) {
    console.log('redis: skipped, there is no redis-server here');
    return [];
  }
  const redis = await RedisServer.start();
  try {
    const board = await fill(redis, players);
    const results: Result[] = [];
    for (const operation of compared(players)) {
      results.push(await compare(redis, board, operation, rounds));
    }
    const bytes = board.memoryBytes() / players;
    const inRedis = (await redis.bytesOf(key)) / players;
    return [
      ...results,
      {
        name: 'index, memory with the player table',
        measured: bytes,
        unit: 'B an entry',
        against: { what: 'Redis', measured: inRedis },
        ratio: inRedis / bytes,
      },
    ];
  } finally {
    await redis.stop();
  }
}

/** The ranking index against sorted sets: what the process that holds them computes, without the way there. */
export const redis: Scenario = { name: 'redis', run };
