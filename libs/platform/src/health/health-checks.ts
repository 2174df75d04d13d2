/** A part of this process that can be out of order. */
export interface HealthCheck {
  name: string;
  /** False where the process serves rightly, if slower, without the part. */
  needed: boolean;
  /** Resolves when the part works, rejects when it does not. */
  check(): Promise<void>;
}

export type HealthStatus = 'healthy' | 'unhealthy';

/** Healthy when all parts that are needed are; `checks` by name. */
export interface HealthReport {
  status: HealthStatus;
  checks: Record<string, HealthStatus>;
}

/** How long a check may take; one that does not answer counts as failed. */
const checkTimeoutMs = 500;

/** The checks of this process, run together. */
export class HealthChecks {
  constructor(private readonly list: readonly HealthCheck[]) {}

  /** Never rejects; takes half a second at most. */
  async run(): Promise<HealthReport> {
    const results = await Promise.all(
      this.list.map(async (part) => ({ ...part, result: await outcome(part) })),
    );
    const fit = results.every(({ needed, result }) => !needed || result === 'healthy');
    const checks = Object.fromEntries(results.map(({ name, result }) => [name, result]));
    return { status: fit ? 'healthy' : 'unhealthy', checks };
  }
}

async function outcome(part: HealthCheck): Promise<HealthStatus> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<HealthStatus>((resolve) => {
    timer = setTimeout(() => resolve('unhealthy'), checkTimeoutMs);
  });
  const checked = part.check().then(
    (): HealthStatus => 'healthy',
    (): HealthStatus => 'unhealthy',
  );
  return Promise.race([checked, tooLate]).finally(() => clearTimeout(timer));
}
