import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { TestGateway } from '../support/gateway';

let gateway: TestGateway;
let port: number;

beforeEach(async () => {
  gateway = await TestGateway.start();
  await gateway.app.listen(0, '127.0.0.1');
  ({ port } = gateway.app.getHttpServer().address() as AddressInfo);
});
afterEach(() => gateway.close());

/** Sends bytes and resolves to all that comes back until the server closes the connection. */
async function exchange(request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(request);
  return everything(socket);
}

async function everything(socket: Socket): Promise<string> {
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
  await once(socket, 'close');
  return answer;
}

const alive = async (): Promise<number> => (await fetch(`http://127.0.0.1:${port}/health/live`)).status;

it('what is no HTTP is 400, as a problem document', async () => {
  const answer = await exchange('NONSENSE\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain('application/problem+json');
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
    code: 'malformed_request',
    status: 400,
  });
  expect(await alive()).toBe(200);
});

it('a URL longer than all headers may be is 400', async () => {
  const answer = await exchange(`GET /api/players?search=${'s'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain('16 KiB');
});

it('a body that is announced too long is 413 before it is sent', async () => {
  const head =
    'POST /api/scores HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 65537\r\n\r\n';
  expect(await exchange(head)).toMatch(/^HTTP\/1\.1 413 /);
});

it('a request that comes too slowly is 408', async () => {
  expect(await exchange('GET / HTTP/1.1\r\nHost: x\r\nX-Slow')).toMatch(/^HTTP\/1\.1 408 /);
}, 15_000);

it('a client that leaves in the middle does no harm', async () => {
  let arrived: () => void = () => undefined;
  let proceed: () => void = () => undefined;
  const inside = new Promise<void>((resolve) => (arrived = resolve));
  gateway.fakes.players.get.mockImplementationOnce(() => {
    arrived();
    return new Promise((_resolve, reject) => (proceed = () => reject(new Error('too late'))));
  });
  const reader = connect(port, '127.0.0.1');
  reader.write('GET /api/players/1 HTTP/1.1\r\nHost: x\r\n\r\n');
  await inside;
  reader.destroy();
  const writer = connect(port, '127.0.0.1');
  writer.write(
    'POST /api/scores HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"pl',
  );
  writer.end();
  await everything(writer);
  proceed();
  expect(await alive()).toBe(200);
});

it('finishes what is in flight when it is told to stop, and takes nothing new', async () => {
  let arrived: () => void = () => undefined;
  let finish: (player: object) => void = () => undefined;
  const inside = new Promise<void>((resolve) => (arrived = resolve));
  gateway.fakes.players.get.mockImplementationOnce(() => {
    arrived();
    return new Promise((resolve) => (finish = resolve));
  });
  const idle = connect(port, '127.0.0.1');
  await once(idle, 'connect');
  const answer = exchange('GET /api/players/1 HTTP/1.1\r\nHost: x\r\n\r\n');
  await inside;
  const closed = gateway.close();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow();
  finish({ id: 1 });
  expect(await answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*\{"id":1\}$/);
  const start = Date.now();
  await closed;
  expect(Date.now() - start).toBeLessThan(2_000);
  idle.destroy();
});
