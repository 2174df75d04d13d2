import { Environment } from '../config/environment';
import { Metrics } from '../metrics/metrics';
import { Cache } from './cache';

async function counted(metrics: Metrics, result: string): Promise<number> {
  const snapshot = await metrics.registry.getSingleMetric('laurel_cache_operations_total')?.get();
  return snapshot?.values.find((value) => value.labels.result === result)?.value ?? 0;
}

describe('Cache in memory', () => {
  const metrics = new Metrics('test');
  const cache = new Cache(new Environment(), metrics, async () => 'test');
  afterAll(() => cache.onApplicationShutdown());

  it('computes once for all who ask at the same time, and for those who ask later', async () => {
    const compute = jest.fn(async () => ({ rank: 1 }));
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => cache.wrap('together', 60_000, compute)),
    );
    expect(await cache.wrap('together', 60_000, compute)).toBe(answers[0]);
    expect(compute).toHaveBeenCalledTimes(1);
    expect([await counted(metrics, 'miss'), await counted(metrics, 'hit')]).toEqual([1, 1]);
  });

  it('tells null from a miss', async () => {
    const compute = jest.fn(async () => null);
    expect([await cache.wrap('null', 60_000, compute), await cache.wrap('null', 60_000, compute)]).toEqual([
      null,
      null,
    ]);
    expect(compute).toHaveBeenCalledTimes(1);
  });

  it('forgets after the time given', async () => {
    const compute = jest.fn(async () => 'fresh');
    await cache.wrap('short', 20, compute);
    await new Promise((resolve) => setTimeout(resolve, 40));
    await cache.wrap('short', 20, compute);
    expect(compute).toHaveBeenCalledTimes(2);
  });

  it('does not keep a failure', async () => {
    await expect(cache.wrap('failing', 60_000, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.wrap('failing', 60_000, async () => 'well')).toBe('well');
  });

  it('holds a bounded number of entries', async () => {
    const compute = jest.fn(async () => 1);
    for (let index = 0; index < 2_500; index += 1) await cache.wrap(`many ${index}`, 60_000, compute);
    await cache.wrap('many 2499', 60_000, compute);
    expect(compute).toHaveBeenCalledTimes(2_500);
    await cache.wrap('many 0', 60_000, compute);
    expect(compute).toHaveBeenCalledTimes(2_501);
  });
});
