import 'reflect-metadata';
import { tcpAddress } from './tcp-address';
import { RpcClient } from './rpc-client';
import type { CallEnvelope } from './envelope';
import { EchoApi, EchoService } from '../../../../test/support/echo-api';
import { serve, type RunningService } from '../../../../test/support/rpc-server';

describe('a service', () => {
  let service: EchoService;
  let running: RunningService;
  let client: RpcClient;
  const send = (pattern: string, call: unknown) =>
    client.exchange(pattern, call as CallEnvelope, new AbortController().signal);

  beforeEach(async () => {
    service = new EchoService();
    running = await serve(EchoApi, service);
    client = new RpcClient(tcpAddress(running.url));
  });

  afterEach(async () => {
    client.close();
    await running.app.close();
  });

  const call = { request_id: 'r', caller: 'ann', budget_ms: 1_000, input: { text: 'x' } };

  it('does not start a call whose time was over when it arrived', async () => {
    const answer = await send('echo.echo', { ...call, budget_ms: 0 });
    expect(answer.error).toMatchObject({ code: 'deadline_exceeded', data: { retry_after: 1 } });
    expect(service.started).toBe(0);
  });

  it.each([{}, 'text', { ...call, budget_ms: 'long' }])('refuses %j, which is no call', async (nonsense) => {
    expect((await send('echo.echo', nonsense)).error).toMatchObject({ code: 'invalid_request' });
    expect(service.started).toBe(0);
  });

  it('answers a ping and hands over its metrics beside its contract', async () => {
    expect(await send('echo.ping', call)).toEqual({ result: { status: 'healthy', checks: {} } });
    expect((await send('echo.metrics', call)).result).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'laurel_rpc_duration_seconds' })]),
    );
  });

  it('has no handler for members of its controller', async () => {
    for (const name of ['serve', 'invoke', 'constructor', 'service']) {
      await expect(send(`echo.${name}`, call)).rejects.toThrow('no matching message handler');
    }
  });
});
