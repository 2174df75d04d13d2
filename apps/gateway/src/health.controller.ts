import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { problem } from '@app/contracts';
import { Health, Probe } from './health.dto';
import { Problems } from './http/documented';
import { Drain } from './http/drain';
import { version } from './project-files';
import { SystemStatus } from './system-status';

@ApiTags('operation')
@Controller()
export class HealthController {
  constructor(
    private readonly system: SystemStatus,
    private readonly drain: Drain,
  ) {}

  /** How every part does; 200 also when some are down. */
  @Get('health')
  @ApiOkResponse({ type: Health })
  @Header('cache-control', 'no-store')
  async health(): Promise<Health> {
    const parts = await this.system.health();
    const { players, scores, leaderboard, achievements } = parts.services;
    const services = [players, scores, leaderboard, achievements].map(({ status }) => status);
    const all = [...services, parts.cache, parts.database];
    const status = all.every((part) => part === 'healthy') ? 'healthy' : 'degraded';
    return { status, ...parts, version };
  }

  /** Whether the process runs at all; if this fails, restart it. */
  @Get('health/live')
  @ApiOkResponse({ type: Probe })
  @Header('cache-control', 'no-store')
  live(): Probe {
    return { status: 'alive' };
  }

  /** Whether requests may be sent here; not while the process is stopping. */
  @Get('health/ready')
  @ApiOkResponse({ type: Probe })
  @Header('cache-control', 'no-store')
  @Problems('service_unavailable')
  ready(): Probe {
    if (!this.drain.ready) throw problem('service_unavailable', 'The server is stopping.');
    return { status: 'ready' };
  }

  /** What all processes measure, as Prometheus text. */
  @Get('metrics')
  @ApiProduces('text/plain')
  @ApiOkResponse({ type: String })
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  metrics(): Promise<string> {
    return this.system.metrics();
  }
}
