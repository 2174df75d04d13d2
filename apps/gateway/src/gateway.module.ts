import { Module, type DynamicModule } from '@nestjs/common';
import { AchievementsController } from './achievements.controller';
import { AnalyticsController } from './analytics.controller';
import { AuditController } from './audit.controller';
import { GameModesController } from './game-modes.controller';
import { HealthController } from './health.controller';
import { Drain } from './http/drain';
import { LeaderboardsController } from './leaderboards.controller';
import { LiveHub } from './live/live-hub';
import { LiveSocket } from './live/live-socket';
import { PlayersController } from './players.controller';
import { SchedulesController } from './schedules.controller';
import { ScoresController } from './scores.controller';

/**
 * The edge: HTTP, and the live socket. `domains` is a global module that provides the four Apis, `SystemStatus` and `Metrics`; which
 * processes they run in is not this module's business.
 */
@Module({})
export class GatewayModule {
  static over(domains: DynamicModule): DynamicModule {
    return {
      module: GatewayModule,
      imports: [domains],
      controllers: [
        PlayersController,
        ScoresController,
        LeaderboardsController,
        AchievementsController,
        AnalyticsController,
        AuditController,
        GameModesController,
        SchedulesController,
        HealthController,
      ],
      providers: [Drain, LiveHub, LiveSocket],
    };
  }
}
