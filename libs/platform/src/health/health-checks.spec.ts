import { HealthChecks } from './health-checks';

const part = (name: string, check: () => Promise<void>, needed = true) => ({ name, check, needed });
const fail = async () => {
  throw new Error('full');
};

describe('HealthChecks', () => {
  it('is healthy when every part is', async () => {
    const report = await new HealthChecks([part('database', async () => undefined)]).run();
    expect(report).toEqual({ status: 'healthy', checks: { database: 'healthy' } });
  });

  it('names the part that is not', async () => {
    const checks = new HealthChecks([part('database', async () => undefined), part('disk', fail)]);
    expect(await checks.run()).toEqual({
      status: 'unhealthy',
      checks: { database: 'healthy', disk: 'unhealthy' },
    });
  });

  it('is healthy without a part that is not needed, and names it', async () => {
    const checks = new HealthChecks([part('database', async () => undefined), part('cache', fail, false)]);
    expect(await checks.run()).toEqual({
      status: 'healthy',
      checks: { database: 'healthy', cache: 'unhealthy' },
    });
  });

  it('does not wait for a part that never answers', async () => {
    const start = Date.now();
    const report = await new HealthChecks([part('database', () => new Promise(() => undefined))]).run();
    expect(report.status).toBe('unhealthy');
    expect(Date.now() - start).toBeLessThan(2_000);
  });
});
