import type { Request } from 'autocannon';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filledScore, fillStatements } from '../../bench/data/fill-statements';
import { SqlFile } from '../../bench/data/sql-file';
import { wrongRanks } from '../../bench/data/wrong-ranks';
import { MixedRequests } from '../../bench/load/mixed-requests';
import { OpenLoop, type Exchange } from '../../bench/load/open-loop';
import { improvingRequests } from '../../bench/load/requests';

type SetUp = (request: Request, context: object) => Request;

describe('the open loop', () => {
  const get: Exchange = { sent: { method: 'GET', path: '/' } };

  async function withServer(
    answer: (body: string) => { status: number; body: string },
    work: (url: string) => Promise<void>,
  ): Promise<void> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const answered = answer(body);
        response.writeHead(answered.status, { 'content-length': Buffer.byteLength(answered.body) });
        response.end(answered.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  it('sends what is due, and hands over every answer', async () => {
    const bodies: string[] = [];
    await withServer(
      (body) => ({ status: 201, body: `${body} ü` }),
      async (url) => {
        const take = (): Exchange => ({
          sent: { method: 'POST', path: '/', body: 'é' },
          answered: ({ body }) => bodies.push(body),
        });
        const load = await OpenLoop.open(url, 4, take);
        await load.run(200, 0.5);
        expect(load.durations()).toHaveLength(100);
        expect(load.durations()).toEqual([]);
        load.close();
      },
    );
    expect(new Set(bodies)).toEqual(new Set(['é ü']));
    expect(bodies).toHaveLength(100);
  });

  it('counts the time from when a request was due, not from when a connection was free', async () => {
    await withServer(
      () => {
        const until = performance.now() + 20;
        while (performance.now() < until);
        return { status: 200, body: 'x' };
      },
      async (url) => {
        const load = await OpenLoop.open(url, 1, () => get);
        await load.run(100, 0.2);
        // 20 requests are due in 200 ms, and take 400: the last one waits for those before it.
        expect(Math.max(...load.durations())).toBeGreaterThan(150);
        load.close();
      },
    );
  });

  it('fails where an answer is an error', async () => {
    await withServer(
      () => ({ status: 503, body: 'no' }),
      async (url) => {
        const load = await OpenLoop.open(url, 2, () => get);
        await expect(load.run(100, 1)).rejects.toThrow('503 to GET /: no');
        load.close();
      },
    );
  });
});

describe('the comparison with SQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-bench-spec-'));
  const path = join(folder, 'ranks.sqlite');
  const scores = [50, 70, 70, 90];

  beforeAll(async () => {
    const file = await SqlFile.open(path);
    for (const statement of [
      `CREATE TABLE board_sets AS SELECT 1 AS id, '' AS game_mode, 'serving' AS state
       UNION SELECT 2, 'CLASSIC', 'serving' UNION SELECT 3, '', 'retired'`,
      `CREATE TABLE boards AS SELECT id, id AS set_id, 'all_time' AS period FROM board_sets
       UNION SELECT 4, 1, 'daily'`,
      'CREATE TABLE standings (board_id, player_id, value)',
      ...scores.map((score, index) => `INSERT INTO standings VALUES (1, ${index + 1}, ${score})`),
      'INSERT INTO standings VALUES (2, 1, 99), (3, 2, 99), (4, 3, 99)',
    ]) {
      await file.query(statement);
    }
    await file.close();
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['a right answer', {}, 0],
    ['a wrong rank', { rank: 3 }, 1],
    ['another score than is stored', { score: 71 }, 1],
    ['a player too many', { total_players: 5 }, 1],
  ])('tells %s', async (_what, change, wrong) => {
    const ranks = [4, 2, 2, 1];
    const server = {
      get: async (asked: string) => {
        const index = Number(/\/(\d+)\/rank$/.exec(asked)?.[1]) - 1;
        const place = { rank: ranks[index], score: scores[index], total_players: 4 };
        return JSON.stringify(index === 2 ? { ...place, ...change } : place);
      },
    };
    expect(await wrongRanks(server, path, [1, 2, 3, 4])).toBe(wrong);
  });
});

describe('what the bench sends', () => {
  it('are scores that improve on those of a filled database', async () => {
    const file = await SqlFile.open(':memory:');
    const [insertPlayers = ''] = fillStatements({ players: 40 });
    await file.query('CREATE TABLE players (id, username, email, display_name, created_at, last_active)');
    await file.query(insertPlayers);
    const filled = await file.query<{ id: number; score: number }>(
      `SELECT id, ((id * 2654435761) % 4294967296) % 1000000 AS score FROM players`,
    );
    await file.close();
    const best = new Map(filled.map(({ id, score }) => [id, score]));
    expect(filled.map(({ id }) => filledScore(id))).toEqual([...best.values()]);
    const [request] = improvingRequests(40)(0);
    const setUp = request?.setupRequest as SetUp;
    for (let sent = 0; sent < 500; sent++) {
      const { body } = setUp({}, {});
      const score = JSON.parse(String(body)) as { player_id: number; score: number };
      expect(score.score).toBeGreaterThan(best.get(score.player_id) ?? Infinity);
      best.set(score.player_id, score.score);
    }
  });

  it('in a long run is of every kind, and voids a score once', () => {
    const requests = new MixedRequests({ players: 1_500, modes: ['A', 'B'] });
    const batches = [...requests.everyone()] as { scores: unknown[] }[];
    expect(batches.map(({ scores }) => scores.length)).toEqual([1_000, 500, 1_000, 500]);
    const kinds = new Map<string, number>();
    const voided: string[] = [];
    for (let id = 1; id <= 20_000; id++) {
      const { sent, answered } = requests.next();
      const kind = `${sent.method} ${sent.path.split('?')[0]?.replace(/\d+/g, 'N') ?? ''}`;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (sent.method === 'DELETE') voided.push(sent.path);
      answered?.({ status: 201, body: `{"id":${id},"player_id":1}` });
    }
    expect([...kinds.keys()].sort()).toEqual([
      'DELETE /api/scores/N',
      'GET /api/leaderboard/global',
      'GET /api/leaderboard/player/N/around',
      'GET /api/leaderboard/player/N/rank',
      'POST /api/scores',
      'POST /api/scores/batch',
    ]);
    expect(kinds.get('POST /api/scores')).toBeGreaterThan(13_000);
    expect(new Set(voided).size).toBe(voided.length);
  });
});
