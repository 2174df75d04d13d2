import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Cache, Metrics, readEnvironment } from '@app/platform';
import { createClient } from 'redis';
import { eventually } from '../support/eventually';
import { RedisUnderTest } from '../support/redis';
import { describeWith } from '../support/where-available';

/** Longer than a broken cache may hold up one request, far shorter than it could hold up ten. */
const patientMs = 300;

describeWith('redis-server', 'the cache in Redis', (program) => {
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
  let redis: RedisUnderTest;
  const open: Cache[] = [];
  let keys = 0;

  function openCache(): Cache {
    const cache = new Cache(
      readEnvironment({ REDIS_URL: redis.url }),
      new Metrics('test'),
      async () => 'test',
    );
    open.push(cache);
    return cache;
  }

  async function untilAvailable(cache: Cache): Promise<void> {
    for (let waited = 0; !cache.state.available && waited < 5_000; waited += 50) {
      await cache.wrap('laurel-test-wake', 1_000, async () => 0);
      await sleep(50);
    }
    expect(cache.state).toEqual({ kind: 'redis', available: true });
  }

  /** Whether the second look-up of a fresh key is answered from the cache. */
  async function remembers(cache: Cache): Promise<boolean> {
    const key = `key ${(keys += 1)}`;
    const compute = jest.fn(async () => ({ name: '王小明 🏆', rank: null }));
    const answers = [await cache.wrap(key, 60_000, compute)];
    await sleep(20);
    answers.push(await cache.wrap(key, 60_000, compute));
    expect(answers).toEqual(Array(2).fill({ name: '王小明 🏆', rank: null }));
    return compute.mock.calls.length === 1;
  }

  /** How long ten requests in a row are held up, in ms. */
  async function tenRequestsMs(cache: Cache): Promise<number> {
    const start = performance.now();
    for (let count = 0; count < 10; count += 1) {
      const key = `key ${(keys += 1)}`;
      expect(await cache.wrap(key, 60_000, async () => count)).toBe(count);
    }
    return performance.now() - start;
  }

  beforeEach(async () => {
    redis = await RedisUnderTest.on(program);
    warn.mockClear();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((cache) => cache.onApplicationShutdown()));
    await redis.stop();
  });
  afterAll(() => jest.restoreAllMocks());

  it('is shared between processes, expires, and touches only its own keys', async () => {
    await redis.start();
    const [one, two] = [openCache(), openCache()];
    await eventually(async () => expect([await remembers(one), await remembers(two)]).toEqual([true, true]));
    const client = createClient({ url: redis.url });
    await client.connect();
    expect(await one.wrap('shared', 60_000, async () => 'once')).toBe('once');
    await eventually(async () => expect(await client.exists('laurel:test:shared')).toBe(1));
    expect(await two.wrap('shared', 60_000, async () => 'twice')).toBe('once');
    expect((await client.keys('*')).filter((key) => !key.startsWith('laurel:test:'))).toEqual([]);
    expect(await client.pTTL('laurel:test:shared')).toBeGreaterThan(50_000);
    await client.disconnect();
  });

  it('is a miss while Redis is absent from the start, and used once it is there', async () => {
    const cache = openCache();
    expect(await tenRequestsMs(cache)).toBeLessThan(patientMs);
    expect(await remembers(cache)).toBe(false);
    await sleep(500);
    expect(warn).toHaveBeenCalledTimes(1);
    await redis.start();
    await untilAvailable(cache);
    expect(await remembers(cache)).toBe(true);
  });

  it('is a miss after Redis is killed in mid-run, and used again once it is back', async () => {
    await redis.start();
    const cache = openCache();
    await sleep(100);
    expect(await remembers(cache)).toBe(true);
    await redis.stop();
    expect(await tenRequestsMs(cache)).toBeLessThan(patientMs);
    expect(await remembers(cache)).toBe(false);
    await redis.start();
    await untilAvailable(cache);
    expect(await remembers(cache)).toBe(true);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it('holds up nobody for long while Redis is frozen, and is used again once it thaws', async () => {
    await redis.start();
    const cache = openCache();
    await sleep(100);
    redis.freeze();
    expect(await tenRequestsMs(cache)).toBeLessThan(patientMs);
    await sleep(1_100);
    expect(await tenRequestsMs(cache)).toBeLessThan(100);
    expect(warn).toHaveBeenCalledTimes(1);
    redis.thaw();
    await untilAvailable(cache);
    expect(await remembers(cache)).toBe(true);
  });

  it('goes on when what it finds is not its own', async () => {
    await redis.start();
    const client = createClient({ url: redis.url });
    await client.connect();
    await client.set('laurel:foreign', 'no JSON at all');
    await client.set('laurel:strange', '"a string"');
    await client.disconnect();
    const cache = openCache();
    await sleep(100);
    expect(await cache.wrap('strange', 60_000, async () => 'ours')).toBe('ours');
    expect(await cache.wrap('foreign', 60_000, async () => 'ours')).toBe('ours');
  });

  it('closes at once, with Redis frozen or absent', async () => {
    await redis.start();
    const frozen = openCache();
    await sleep(100);
    redis.freeze();
    const start = performance.now();
    await frozen.onApplicationShutdown();
    await redis.stop();
    await openCache().onApplicationShutdown();
    expect(performance.now() - start).toBeLessThan(500);
  });
});
