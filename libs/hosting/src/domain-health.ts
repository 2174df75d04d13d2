import { Inject, Injectable } from '@nestjs/common';
import { HealthChecks, pingMethod, type HealthReport, type HealthStatus } from '@app/platform';
import { withinMs } from './brief-call';
import { domains, type Domain } from './domains';
import { RemoteDomains } from './remote-domains';

/** The domains by the names they have in `/health`. */
export type ServiceName = 'players' | 'scores' | 'leaderboard' | 'achievements';

export interface DomainStatus {
  status: HealthStatus;
  /** How long the domain took to say so, in ms. */
  response_time: number;
}

export interface SystemHealth {
  services: Record<ServiceName, DomainStatus>;
  /** Healthy when every process that uses the database reaches it. */
  database: HealthStatus;
  /** Healthy when every process that answers reaches its cache. */
  cache: HealthStatus;
}

const publicNames: Record<Domain, ServiceName> = {
  players: 'players',
  scores: 'scores',
  leaderboards: 'leaderboard',
  achievements: 'achievements',
};

/** How long a domain may take to answer before it counts as unhealthy, in ms. */
const pingTimeoutMs = 1_000;

const silent: HealthReport = { status: 'unhealthy', checks: {} };

/** How the four domains are, wherever they run. */
@Injectable()
export class DomainHealth {
  constructor(
    @Inject(RemoteDomains) private readonly remote: RemoteDomains,
    @Inject(HealthChecks) private readonly local: HealthChecks,
  ) {}

  /** Asks all at once; takes a second at most and never rejects. */
  async check(): Promise<SystemHealth> {
    const asked = await Promise.all(domains.map(async (domain) => [domain, await this.ask(domain)] as const));
    const services = Object.fromEntries(
      asked.map(([domain, { report, response_time }]) => [
        publicNames[domain],
        { status: report.status, response_time },
      ]),
    ) as Record<ServiceName, DomainStatus>;
    const found = (part: string) => asked.flatMap(([, { report }]) => report.checks[part] ?? []);
    const databases = found('database');
    return {
      services,
      database: together(databases.length > 0 ? databases : ['unhealthy']),
      cache: together(found('cache')),
    };
  }

  private async ask(domain: Domain): Promise<{ report: HealthReport; response_time: number }> {
    const start = performance.now();
    const peer = this.remote.peers.get(domain);
    const report = peer
      ? await withinMs(pingTimeoutMs, () => peer.call(pingMethod, {}, true) as Promise<HealthReport>).catch(
          () => silent,
        )
      : await this.local.run();
    return { report, response_time: Math.round((performance.now() - start) * 100) / 100 };
  }
}

function together(parts: readonly HealthStatus[]): HealthStatus {
  return parts.every((status) => status === 'healthy') ? 'healthy' : 'unhealthy';
}
