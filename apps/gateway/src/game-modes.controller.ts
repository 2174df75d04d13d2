import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { BoardPeriod, GameMode, LeaderboardsApi, ScoresApi } from '@app/contracts';
import type { FastifyReply } from 'fastify';
import { sendPage } from './http/answers';
import { AnswersPage, Problems } from './http/documented';
import { PeriodsQuery } from './leaderboards.query.dto';
import { CodePath } from './path.dto';

@ApiTags('game modes')
@Controller('api/game-modes')
export class GameModesController {
  constructor(
    private readonly scores: ScoresApi,
    private readonly leaderboards: LeaderboardsApi,
  ) {}

  /** All game modes by code. */
  @Get()
  @ApiOkResponse({ type: [GameMode] })
  @Problems()
  list(): Promise<GameMode[]> {
    return this.scores.gameModes({});
  }

  /** The running periods of a mode's board and those that were played in, the latest end first; none for an unknown mode. */
  @Get(':code/periods')
  @AnswersPage(BoardPeriod)
  @Problems()
  async periods(
    @Param() { code }: CodePath,
    @Query() query: PeriodsQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(reply, await this.leaderboards.periods({ ...query, game_mode: code }));
  }
}
