import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AchievementsApi,
  BusyHour,
  GamesPoint,
  RegistrationsPoint,
  ScoresApi,
  UnlocksPoint,
} from '@app/contracts';
import { BusyHoursQuery, GamesSeriesQuery, SeriesQuery } from './analytics.query.dto';
import { Problems } from './http/documented';
import { Query } from './http/inputs';

@ApiTags('analytics')
@Controller('api/analytics')
export class AnalyticsController {
  constructor(
    private readonly scores: ScoresApi,
    private readonly achievements: AchievementsApi,
  ) {}

  /**
   * Games over time: a point an interval, earliest first, up to 1,000. How many players were in each day, week or month
   * is in `GET /api/game-modes/{code}/periods`.
   */
  @Get('games')
  @ApiOkResponse({ type: [GamesPoint] })
  @Problems()
  games(@Query() query: GamesSeriesQuery): Promise<GamesPoint[]> {
    return this.scores.gamesOverTime(query);
  }

  /** When games are played: all 168 hours of a week, from Monday 00:00. The stretch has at most 400 days. */
  @Get('hours')
  @ApiOkResponse({ type: [BusyHour] })
  @Problems()
  hours(@Query() query: BusyHoursQuery): Promise<BusyHour[]> {
    return this.scores.busyHours(query);
  }

  /** Registrations of the players that there are, over time: a point an interval, earliest first, up to 1,000. */
  @Get('players')
  @ApiOkResponse({ type: [RegistrationsPoint] })
  @Problems()
  players(@Query() query: SeriesQuery): Promise<RegistrationsPoint[]> {
    return this.scores.registrationsOverTime(query);
  }

  /** Achievements unlocked over time: a point an interval, earliest first, up to 1,000. */
  @Get('achievements')
  @ApiOkResponse({ type: [UnlocksPoint] })
  @Problems()
  unlocks(@Query() query: SeriesQuery): Promise<UnlocksPoint[]> {
    return this.achievements.unlocksOverTime(query);
  }
}
