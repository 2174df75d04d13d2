import { connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { problem, type BoardState } from '@app/contracts';
import { eventually } from '../support/eventually';
import { TestGateway } from '../support/gateway';
import { LiveClient } from '../support/live-client';

let gateway: TestGateway;
let url: string;

async function start(settings: Parameters<typeof TestGateway.start>[0] = {}): Promise<void> {
  gateway = await TestGateway.start(settings);
  await gateway.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(gateway.app.getHttpServer().address() as AddressInfo).port}`;
}

afterEach(() => gateway.close());

/** A board whose rows are all other ones in every version. */
function boardAt(version: number, key = '2026-11-25'): BoardState {
  const rows = Array.from({ length: 100 }, (_, at) => ({
    rank: at + 1,
    position: at + 1,
    player_id: at + 1,
    display_name: `${version} ${'name '.repeat(10)}`,
    username: `player ${at}`,
    best_score: version,
    total_games: version,
    avg_score: version,
    score: version,
    achieved_at: '2026-11-25T00:00:00.000Z',
  }));
  return { version: `${version} ${key}`, position: version, period: 'daily', key, total: 100, rows };
}

/** The leaderboards answer with whatever `state` makes, for every board. */
function serve(state: () => BoardState): void {
  const { leaderboards } = gateway.fakes;
  leaderboards.moved.mockImplementation(async () => ({ position: state().position }));
  leaderboards.changed.mockImplementation(
    async ({ boards }: { boards: { version?: string }[] }): Promise<(BoardState | null)[]> => {
      const present = state();
      return boards.map(({ version }) => (version === present.version ? null : present));
    },
  );
}

describe('pages of other origins', () => {
  const from = (origin: string): Promise<LiveClient> => LiveClient.open(url, { origin });

  it('may not connect where the origins are listed; listed ones, the own one and programs may', async () => {
    await start({ CORS_ORIGINS: 'https://game.example, https://other.example' });
    for (const origin of [
      'https://evil.example',
      'null',
      'https://game.example.evil.example',
      'http://127.0.0.1',
    ]) {
      await expect(from(origin)).rejects.toThrow('refused with 403');
    }
    for (const origin of ['https://game.example', 'https://other.example', url]) {
      await (await from(origin)).close();
    }
    await (await LiveClient.open(url)).close();
  });

  it('may connect where any origin may call the API', async () => {
    await start();
    await (await from('https://anywhere.example')).close();
  });
});

describe('what is no wish for the live socket', () => {
  const send = async (...requests: string[]): Promise<string> => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const closed = once(socket, 'close');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    for (const request of requests) {
      const length = answer.length;
      socket.write(request);
      await eventually(async () => expect(answer.length).toBeGreaterThan(length));
    }
    socket.end();
    await closed;
    return answer;
  };
  const webSocket = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';
  const h2c = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n';

  it('is an ordinary request, body and all, and so is the next on the same connection', async () => {
    await start();
    const body = JSON.stringify({ player_id: 1, score: 5 });
    const post = `POST /api/scores HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
    const answers = await send(`${post}${h2c}\r\n${body}`, `${post}${h2c}\r\n${body}`, `${post}\r\n${body}`);
    expect(answers.match(/HTTP\/1\.1 201 /g)).toHaveLength(3);
    expect(gateway.fakes.scores.submit).toHaveBeenCalledTimes(3);
    expect(gateway.fakes.scores.submit).toHaveBeenLastCalledWith(
      expect.objectContaining({ player_id: 1, score: 5 }),
    );
  });

  it('may come in pieces', async () => {
    await start();
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const answer = once(socket, 'data');
    const head = `POST /api/scores HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 25\r\n${h2c}\r\n`;
    for (const piece of [head, '{"player_id":1,', '"score":5}']) {
      socket.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(String(await answer)).toMatch(/^HTTP\/1\.1 201 /);
    socket.destroy();
  });

  it('finds nothing at other addresses, nor at this one without the wish', async () => {
    await start();
    expect(await send(`GET /other HTTP/1.1\r\nHost: x\r\n${webSocket}\r\n`)).toMatch(/^HTTP\/1\.1 404 /);
    expect(await send('GET /ws HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(/^HTTP\/1\.1 404 /);
    expect(await send(`GET /ws HTTP/1.1\r\nHost: x\r\n${webSocket}\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('a client that goes too far', () => {
  beforeEach(() => start());

  it('is cut off for a message that is too large', async () => {
    const client = await LiveClient.open(url);
    client.send(' '.repeat(17_000));
    expect((await client.closed).code).toBe(1009);
  });

  it('is cut off for what is no text', async () => {
    const client = await LiveClient.open(url);
    client.socket.send(Buffer.from('{}'));
    expect((await client.closed).code).toBe(1003);
  });

  it('is cut off for too many messages', async () => {
    const client = await LiveClient.open(url);
    for (let n = 0; n < 200; n += 1) client.send({ resume: true });
    expect((await client.closed).code).toBe(1008);
  });
});

describe('a board', () => {
  beforeEach(() => start());

  it('begins anew with its next period, under its key', async () => {
    let state = boardAt(7);
    serve(() => state);
    const client = await LiveClient.open(url);
    const view = await client.subscribe('leaderboard:CLASSIC:daily');
    expect([view.seq, view.key]).toEqual([7, '2026-11-25']);
    const { tag } = view;
    state = { ...boardAt(7, '2026-11-26'), total: 0, rows: [] };
    await eventually(async () => expect([view.key, view.rows]).toEqual(['2026-11-26', []]));
    expect(view.types).toEqual(['snapshot', 'snapshot']);
    expect(view.seq).toBeGreaterThan(7);
    await client.subscribe('leaderboard:CLASSIC:daily', { after: 7, tag });
    expect(view.types).toEqual(['snapshot', 'snapshot', 'snapshot']);
    expect(client.faults).toEqual([]);
  });

  it('that cannot be read is told of once, and follows when it can', async () => {
    serve(() => {
      throw problem('service_unavailable', 'Away.');
    });
    const client = await LiveClient.open(url);
    client.send({ subscribe: ['leaderboard:CLASSIC:daily'] });
    await eventually(async () => expect(client.errors()).toEqual(['service_unavailable']));
    const calls = gateway.fakes.leaderboards.changed.mock.calls.length;
    await eventually(async () =>
      expect(gateway.fakes.leaderboards.changed.mock.calls.length).toBeGreaterThan(calls + 1),
    );
    serve(() => boardAt(3));
    await eventually(async () => expect(client.view('leaderboard:CLASSIC:daily').seq).toBe(3));
    expect(client.errors()).toEqual(['service_unavailable']);
  });

  it('is read once for all who follow it, and not at all when they are gone', async () => {
    let version = 1;
    serve(() => boardAt(version));
    const clients = await Promise.all(Array.from({ length: 20 }, () => LiveClient.open(url)));
    for (const client of clients) await client.subscribe('leaderboard:CLASSIC:daily');
    version = 2;
    for (const client of clients) {
      await eventually(async () => expect(client.view('leaderboard:CLASSIC:daily').seq).toBe(2));
      await client.close();
    }
    for (const [{ boards }] of gateway.fakes.leaderboards.changed.mock.calls as [{ boards: object[] }][]) {
      expect(boards).toHaveLength(1);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    const calls = gateway.fakes.leaderboards.changed.mock.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(gateway.fakes.leaderboards.changed.mock.calls.length).toBe(calls);
  });
});

it('a client that does not read costs the server next to nothing, and is told the present state in the end', async () => {
  await start();
  let version = 1;
  serve(() => boardAt((version += 1)));
  const names = Array.from({ length: 30 }, (_, n) => `leaderboard:MODE${n}:daily`);
  const [slow, quick] = [await LiveClient.open(url), await LiveClient.open(url)];
  for (const name of names) await quick.subscribe(name);
  slow.socket.pause();
  slow.send({ subscribe: names });
  await eventually(async () => expect(quick.messages.length).toBeGreaterThan(1_000), 60_000);
  const last = version + 1_000;
  version = last;
  serve(() => boardAt(last));
  for (const name of names) await eventually(async () => expect(quick.view(name).seq).toBe(last));
  slow.socket.resume();
  for (const name of names) {
    await eventually(async () => expect(slow.view(name).seq).toBe(last));
    expect(slow.view(name).rows).toEqual(quick.view(name).rows);
  }
  expect([slow.faults, quick.faults]).toEqual([[], []]);
  // Whatever the system's own buffers took is among them.
  expect(slow.bytes).toBeLessThan(quick.bytes / 2);
}, 90_000);

it('says goodbye when it stops, and waits for nobody', async () => {
  await start();
  serve(() => boardAt(1));
  const [client, frozen] = [await LiveClient.open(url), await LiveClient.open(url)];
  await client.subscribe('leaderboard:CLASSIC:daily');
  frozen.socket.pause();
  await gateway.close();
  expect(await client.closed).toEqual({ code: 1001, reason: 'The server is stopping' });
  frozen.socket.resume();
  await frozen.closed;
  // For afterEach to close.
  await start();
});
