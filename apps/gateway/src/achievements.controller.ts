import { Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Achievement,
  AchievementBoardRow,
  AchievementCheck,
  AchievementPlace,
  AchievementsApi,
  IdInput,
  PlayerAchievement,
} from '@app/contracts';
import type { FastifyReply } from 'fastify';
import { AchievementBoardQuery, PlayerAchievementsQuery } from './achievements.query.dto';
import { sendAnswered, sendPage, sendRendered } from './http/answers';
import { AnswersOnce, AnswersPage, AnswersTagged, Problems } from './http/documented';
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

  /** Where a player stands among all by achievement points. */
  @Get('player/:id/rank')
  @ApiOkResponse({ type: AchievementPlace })
  @Problems('player_not_found')
  placeOf(@Param() player: IdInput): Promise<AchievementPlace> {
    return this.achievements.placeOf(player);
  }

  /** Players by achievement points, those with none last. */
  @Get('leaderboard')
  @AnswersPage(AchievementBoardRow)
  @Problems('invalid_cursor')
  async leaderboard(@Query() query: AchievementBoardQuery, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.achievements.leaderboard(query));
  }
}
