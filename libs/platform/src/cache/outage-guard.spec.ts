import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { OutageGuard } from './outage-guard';

const never = () => new Promise<never>(() => undefined);

describe('OutageGuard', () => {
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  const log = jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
  beforeEach(() => {
    warn.mockClear();
    log.mockClear();
  });
  afterAll(() => jest.restoreAllMocks());

  it('waits for a frozen store once, not once a request', async () => {
    const errors = jest.fn();
    const guard = new OutageGuard(never, errors);
    const first = performance.now();
    expect(await guard.run(never)).toBeUndefined();
    expect(performance.now() - first).toBeLessThan(400);

    const operation = jest.fn(never);
    const rest = performance.now();
    for (let count = 0; count < 200; count += 1) expect(await guard.run(operation)).toBeUndefined();
    expect(performance.now() - rest).toBeLessThan(100);
    expect(operation).not.toHaveBeenCalled();
    expect(errors).toHaveBeenCalledTimes(201);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it('finds a store that is back by itself, without letting a request wait for the attempt', async () => {
    const probe = jest.fn(async () => 'PONG');
    const guard = new OutageGuard(probe, () => undefined);
    await guard.run(() => Promise.reject(new Error('gone')));
    expect(guard.available).toBe(false);
    await guard.run(async () => 'too soon');
    expect(probe).not.toHaveBeenCalled();

    await sleep(1_050);
    expect(await guard.run(async () => 'not yet')).toBeUndefined();
    await sleep(1);
    expect(await guard.run(async () => 'back')).toBe('back');
    expect(probe).toHaveBeenCalledTimes(1);
    expect([warn.mock.calls.length, log.mock.calls.length]).toEqual([1, 1]);
  });

  it('logs every outage once, however many signs of it there are', async () => {
    const guard = new OutageGuard(never, () => undefined);
    for (let outage = 1; outage <= 2; outage += 1) {
      guard.failed(new Error('ECONNREFUSED'));
      guard.failed(new Error('ECONNREFUSED'));
      await guard.run(never);
      guard.recovered();
      guard.recovered();
      expect([warn.mock.calls.length, log.mock.calls.length]).toEqual([outage, outage]);
    }
  });
});
