import {
  currentCall,
  forgetCallsAtFirstAwait,
  remainingMs,
  runInCall,
  type CallContext,
} from './call-context';

const call = (requestId: string): CallContext => ({
  requestId,
  caller: 'ann',
  deadline: Date.now() + 5_000,
});
const idHere = (): string | undefined => currentCall()?.requestId;

async function idsAlongTheWay(): Promise<(string | undefined)[]> {
  const atOnce = idHere();
  await Promise.resolve();
  return [atOnce, idHere()];
}

it('a context reaches everything that a call sets off, and nothing beside it', async () => {
  const [one, other] = await Promise.all([
    runInCall(call('one'), idsAlongTheWay),
    runInCall(call('other'), idsAlongTheWay),
  ]);
  expect([one, other]).toEqual([
    ['one', 'one'],
    ['other', 'other'],
  ]);
  expect(idHere()).toBeUndefined();
});

describe('once calls are forgotten at the first await', () => {
  beforeAll(forgetCallsAtFirstAwait);

  it('a context is there for what is done at once, with its deadline', async () => {
    expect(await runInCall(call('one'), idsAlongTheWay)).toEqual(['one', undefined]);
    expect(runInCall(call('one'), remainingMs)).toBeLessThanOrEqual(5_000);
    expect(remainingMs()).toBeGreaterThan(5_000);
  });

  it('the outer context is back after an inner one, also after one that threw', () => {
    const seen = runInCall(call('outer'), () => {
      const fail = () => runInCall(call('inner'), () => expect(idHere()).toBe('never'));
      expect(fail).toThrow();
      return idHere();
    });
    expect([seen, idHere()]).toEqual(['outer', undefined]);
  });
});
