import { Injectable, Module, type DynamicModule } from '@nestjs/common';
import { DomainHealth, HostingModule, SystemMetrics } from '@app/hosting';
import type { Environment } from '@app/platform';
import type { SystemHealth } from './health.dto';
import { SystemStatus } from './system-status';

@Injectable()
class HostedStatus implements SystemStatus {
  constructor(
    private readonly domains: DomainHealth,
    private readonly measured: SystemMetrics,
  ) {}

  health(): Promise<SystemHealth> {
    return this.domains.check();
  }

  metrics(): Promise<string> {
    return this.measured.text();
  }
}

/** The four domains where the configuration says, and how they do. */
@Module({})
export class HostedDomainsModule {
  static for(environment: Environment): DynamicModule {
    return {
      module: HostedDomainsModule,
      global: true,
      imports: [HostingModule.forGateway(environment)],
      providers: [{ provide: SystemStatus, useClass: HostedStatus }],
      exports: [SystemStatus],
    };
  }
}
