import 'reflect-metadata';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import { Connections, DomainError, Metrics, remote, RemotePeer, runInCall } from '@app/platform';
import { EchoApi, EchoService } from '../../../../test/support/echo-api';
import { portOf, serve, type RunningService } from '../../../../test/support/rpc-server';

const inCall = <Result>(budgetMs: number, work: () => Promise<Result>) =>
  runInCall({ requestId: 'r-1', caller: 'ann', deadline: Date.now() + budgetMs }, work);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function failureOf(call: Promise<unknown>): Promise<DomainError> {
  const error: unknown = await call.then(
    (): unknown => new Error('The call went through'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DomainError)) throw error;
  return error;
}

/** A listener that drops every connection as soon as something arrives, and counts the packets. */
async function dropper(): Promise<{ server: Server; url: string; packets: () => number }> {
  let packets = 0;
  const server = createServer((socket: Socket) => {
    socket
      .on('error', () => undefined)
      .on('data', () => {
        packets += 1;
        socket.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`, packets: () => packets };
}

describe('a remote Api', () => {
  let service: EchoService;
  let running: RunningService;
  let peers: RemotePeer[];
  const metrics = new Metrics('test');
  const connect = (url: string) => {
    const peer = new RemotePeer('echo', url, metrics);
    peers.push(peer);
    return remote(EchoApi, peer);
  };

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    peers = [];
    service = new EchoService();
    running = await serve(EchoApi, service);
  });

  afterEach(async () => {
    for (const peer of peers) peer.close();
    await running.app.close();
  });

  it('carries the request id, the caller and the remaining time', async () => {
    const echo = connect(running.url);
    const answer = await inCall(1_500, () => echo.echo({ text: 'hi' }));
    expect(answer).toMatchObject({ text: 'hi', request_id: 'r-1', caller: 'ann' });
    expect(answer.remaining_ms).toBeGreaterThan(1_000);
    expect(answer.remaining_ms).toBeLessThanOrEqual(1_500);
  });

  it('makes a request id where there is none', async () => {
    const answer = await connect(running.url).echo({ text: 'hi' });
    expect(answer.request_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('gives up when the time is over', async () => {
    const echo = connect(running.url);
    const start = Date.now();
    const error = await failureOf(inCall(150, () => echo.echo({ text: 'slow', wait_ms: 800 })));
    expect(error).toMatchObject({ code: 'deadline_exceeded', data: { retry_after: 1 } });
    expect(Date.now() - start).toBeLessThan(600);
  });

  it('does not start a call whose time is over', async () => {
    const echo = connect(running.url);
    expect(await failureOf(inCall(0, () => echo.echo({ text: 'late' })))).toMatchObject({
      code: 'deadline_exceeded',
    });
    expect(service.started).toBe(0);
  });

  it('says quickly that a stopped service is away, and finds it again by itself', async () => {
    const echo = connect(running.url);
    await echo.echo({ text: 'before' });
    await running.app.close();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const start = Date.now();
      const error = await failureOf(echo.echo({ text: 'away' }));
      expect(error).toMatchObject({ code: 'service_unavailable', data: { retry_after: 1 } });
      expect(Date.now() - start).toBeLessThan(2_000);
    }
    running = await serve(EchoApi, service, portOf(running));
    await pause(1_100);
    await expect(echo.echo({ text: 'back' })).resolves.toMatchObject({ text: 'back' });
  });

  it('uses a service that came back before anything failed, at the first call', async () => {
    const echo = connect(running.url);
    await echo.echo({ text: 'before' });
    await running.app.close();
    running = await serve(EchoApi, service, portOf(running));
    await expect(echo.echo({ text: 'after' })).resolves.toMatchObject({ text: 'after' });
  });

  it('fails calls in flight when the connection is lost', async () => {
    const echo = connect(running.url);
    const call = failureOf(echo.write({ text: 'lost', wait_ms: 900 }));
    await pause(100);
    await running.app.close();
    expect(await call).toMatchObject({ code: 'service_unavailable' });
  });

  it('repeats a repeatable call once, and no other', async () => {
    const { server, url, packets } = await dropper();
    const echo = connect(url);
    await failureOf(echo.write({ text: 'x' }));
    expect(packets()).toBe(1);
    await failureOf(echo.echo({ text: 'x' }));
    expect(packets()).toBe(3);
    server.close();
  });

  it('stops trying after five failures in a row, and tries one call a second later', async () => {
    const { server, url, packets } = await dropper();
    const echo = connect(url);
    for (let call = 0; call < 9; call += 1) await failureOf(echo.write({ text: 'x' }));
    expect(packets()).toBe(5);
    await pause(1_050);
    await Promise.all([1, 2, 3].map(() => failureOf(echo.write({ text: 'x' }))));
    expect(packets()).toBe(6);
    server.close();
  });

  it('does not count what the service itself refuses', async () => {
    const echo = connect(running.url);
    for (let call = 0; call < 8; call += 1) await failureOf(echo.refuse({ text: 'x' }));
    for (let call = 0; call < 8; call += 1) await failureOf(echo.fail({}));
    await expect(echo.echo({ text: 'still here' })).resolves.toMatchObject({ text: 'still here' });
  });

  it('answers at once where the answer cannot be written', async () => {
    const error = await failureOf(inCall(2_000, () => connect(running.url).unwritable({})));
    expect(error.code).toBe('internal_error');
  });

  it('refuses at once an input that cannot be written', async () => {
    const input = { text: 1n as unknown as string };
    expect(await failureOf(connect(running.url).write(input))).toMatchObject({ code: 'internal_error' });
  });

  it('says so where another service listens at the address', async () => {
    const peer = new RemotePeer('players', running.url, metrics);
    peers.push(peer);
    expect(await failureOf(peer.call('get', {}))).toMatchObject({ code: 'internal_error' });
  });

  it('measures calls on both sides', async () => {
    const echo = connect(running.url);
    await echo.echo({ text: 'x' });
    await failureOf(echo.refuse({ text: 'x' }));
    const labels = 'domain="echo",method="refuse",outcome="refused"';
    expect(await metrics.registry.metrics()).toContain(`side="caller",${labels}`);
    expect(await running.metrics.registry.metrics()).toContain(`side="service",${labels}`);
  });

  it('answers calls in flight before it stops, and takes no new ones', async () => {
    const echo = connect(running.url);
    await echo.echo({ text: 'connect' });
    const connections = new Connections(running.app);
    const other = connect(running.url);
    const call = other.echo({ text: 'in flight', wait_ms: 300 });
    await pause(100);
    const draining = connections.drain(5_000);
    expect(await failureOf(echo.write({ text: 'late' }))).toMatchObject({ code: 'service_unavailable' });
    await draining;
    await expect(call).resolves.toMatchObject({ text: 'in flight' });
  });
});
