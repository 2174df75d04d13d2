import { HealthChecks } from './health-checks';

const part = (name: string, check: () => Promise<void>) => ({ name, check });

describe('HealthChecks', () => {
  it('is healthy when every part is', async () => {
    const report = await new HealthChecks([part('database', async () => undefined)]).run();
    expect(report).toEqual({ status: 'healthy', checks: { database: 'healthy' } });
  });

  it('names the part that is not', async () => {
    const checks = new HealthChecks([
      part('database', async () => undefined),
      part('disk', async () => {
        throw new Error('full');
      }),
    ]);
    expect(await checks.run()).toEqual({
      status: 'unhealthy',
      checks: { database: 'healthy', disk: 'unhealthy' },
    });
  });

  it('does not wait for a part that never answers', async () => {
    const start = Date.now();
    const report = await new HealthChecks([part('database', () => new Promise(() => undefined))]).run();
    expect(report.status).toBe('unhealthy');
    expect(Date.now() - start).toBeLessThan(2_000);
  });
});
