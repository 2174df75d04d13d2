import { Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Achievement,
  AchievementBoardRow,
  AchievementCheck,
  AchievementsApi,
  IdInput,
  PlayerAchievement,
} from '@app/contracts';
import type { FastifyReply } from 'fastify';
import { AchievementBoardQuery, PlayerAchievementsQuery } from './achievements.query.dto';
import { sendAnswered, sendRendered } from './http/answers';
import { AnswersOnce, AnswersTagged, Problems } from './http/documented';
import { IdempotencyKey } from './http/idempotency-key';
import { Param, Query } from './http/inputs';

@ApiTags('achievements')
@Controller('api/achievements')
export class AchievementsController {
  constructor(private readonly achievements: AchievementsApi) {}

  /** All achievements, with how rare they are. */
  @Get()
  @AnswersTagged([Achievement])
  @Problems()
  async catalogue(@Res() reply: FastifyReply): Promise<void> {
    sendRendered(reply, await this.achievements.catalogue({}));
  }

  /** What a player has unlocked; with `include=progress` also how far the rest is. */
  @Get('player/:id')
  @ApiOkResponse({ type: [PlayerAchievement] })
  @Problems()
  ofPlayer(
    @Param() { id }: IdInput,
    @Query() { include }: PlayerAchievementsQuery,
  ): Promise<PlayerAchievement[]> {
    return this.achievements.listOf({ player_id: id, include });
  }

  /** Looks again whether a player is due anything; normally every score does this. Awards nothing twice. */
  @Post('check/:id')
  @HttpCode(200)
  @AnswersOnce(AchievementCheck)
  @Problems('player_not_found', 'idempotency_key_reused')
  async check(
    @Param() { id }: IdInput,
    @IdempotencyKey() idempotency_key: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswered(reply, await this.achievements.check({ id, idempotency_key }));
  }

  /** Players by achievement points. */
  @Get('leaderboard')
  @ApiOkResponse({ type: [AchievementBoardRow] })
  @Problems()
  leaderboard(@Query() query: AchievementBoardQuery): Promise<AchievementBoardRow[]> {
    return this.achievements.leaderboard(query);
  }
}
