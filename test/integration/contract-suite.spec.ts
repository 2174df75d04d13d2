import 'reflect-metadata';
import { Logger, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { bind, Metrics, remote, RemotePeer, runInCall, type DomainError } from '@app/platform';
import { EchoApi, EchoService } from '../support/echo-api';
import { serve } from '../support/rpc-server';

interface Binding {
  api: EchoApi;
  close(): Promise<void>;
}

async function local(): Promise<Binding> {
  @Module({ providers: bind(EchoApi, EchoService), exports: [EchoApi] })
  class EchoModule {}

  const app = await Test.createTestingModule({ imports: [EchoModule] }).compile();
  return { api: app.get(EchoApi), close: () => app.close() };
}

async function overTcp(): Promise<Binding> {
  const running = await serve(EchoApi, new EchoService());
  const peer = new RemotePeer('echo', running.url, new Metrics('test'));
  const close = async () => {
    peer.close();
    await running.app.close();
  };
  return { api: remote(EchoApi, peer), close };
}

/** What a caller may rely on, wherever the domain runs. */
describe.each([
  ['in this process', local],
  ['over TCP', overTcp],
])('an Api %s', (_place, open) => {
  let binding: Binding;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    binding = await open();
  });

  afterAll(() => binding.close());

  it('takes an input and gives a result, in the context of the caller', async () => {
    const context = { requestId: 'r-7', caller: 'ann', deadline: Date.now() + 5_000 };
    const answer = await runInCall(context, () => binding.api.echo({ text: 'ä €' }));
    expect(answer).toMatchObject({ text: 'ä €', request_id: 'r-7', caller: 'ann' });
    expect(answer.remaining_ms).toBeLessThanOrEqual(5_000);
  });

  it('returns nothing as undefined and null as null', async () => {
    await expect(binding.api.nothing({})).resolves.toBeUndefined();
    await expect(binding.api.nullReply({})).resolves.toBeNull();
  });

  it('throws the DomainError of the service with its data', async () => {
    await expect(binding.api.refuse({ text: 'ann' })).rejects.toMatchObject({
      name: 'DomainError',
      code: 'username_taken',
      message: 'ann is taken',
      data: { errors: [{ field: 'username', code: 'taken', message: 'taken' }] },
    } satisfies Partial<DomainError>);
  });

  it('rejects where the service fails', async () => {
    await expect(binding.api.fail({})).rejects.toThrow(Error);
  });

  it('serves calls side by side', async () => {
    const texts = Array.from({ length: 200 }, (_, index) => `call ${index}`);
    const answers = await Promise.all(
      texts.map((text, index) => binding.api.echo({ text, wait_ms: index % 7 })),
    );
    expect(answers.map(({ text }) => text)).toEqual(texts);
  });
});

/** What only the way over TCP adds. */
describe('the edge of a service', () => {
  let binding: Binding;

  beforeAll(async () => {
    binding = await overTcp();
  });

  afterAll(() => binding.close());

  it('keeps the details of a failure to itself', async () => {
    await expect(binding.api.fail({})).rejects.toMatchObject({
      code: 'internal_error',
      message: expect.not.stringContaining('secret') as string,
    });
  });

  it('checks the input before the service sees it', async () => {
    const started = await binding.api.count({});
    await expect(binding.api.echo({ text: 5 as unknown as string })).rejects.toMatchObject({
      code: 'invalid_request',
      data: { errors: [{ field: 'text', code: 'is_string' }] },
    });
    expect(await binding.api.count({})).toBe(started);
  });
});
