import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActivityEntry, BoardRow, IdInput, LeaderboardsApi, PlayerRank } from '@app/contracts';
import type { FastifyReply } from 'fastify';
import { sendRendered, sendTagged } from './http/answers';
import { AnswersTagged, Problems } from './http/documented';
import { GlobalBoardQuery, ModeBoardQuery, RankQuery, RecentQuery } from './leaderboards.query.dto';
import { ModePath } from './path.dto';

@ApiTags('leaderboards')
@Controller('api/leaderboard')
export class LeaderboardsController {
  constructor(private readonly leaderboards: LeaderboardsApi) {}

  /** The best players over all modes, or of one. */
  @Get('global')
  @AnswersTagged([BoardRow])
  @Problems()
  async global(@Query() query: GlobalBoardQuery, @Res() reply: FastifyReply): Promise<void> {
    sendRendered(reply, await this.leaderboards.top(query));
  }

  /** The best players of a mode; none for an unknown mode. */
  @Get('gamemode/:mode')
  @AnswersTagged([BoardRow])
  @Problems()
  async ofMode(
    @Param() { mode }: ModePath,
    @Query() { limit }: ModeBoardQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendRendered(reply, await this.leaderboards.top({ game_mode: mode, limit }));
  }

  /** What happened lately, newest first. */
  @Get('recent')
  @AnswersTagged([ActivityEntry])
  @Problems()
  async recent(@Query() query: RecentQuery, @Res() reply: FastifyReply): Promise<void> {
    sendRendered(reply, await this.leaderboards.recent(query));
  }

  /** A player's rank; `rank: null` without a score on the board, or for an unknown player. */
  @Get('player/:id/rank')
  @AnswersTagged(PlayerRank)
  @Problems()
  async rank(
    @Param() { id }: IdInput,
    @Query() { game_mode }: RankQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendTagged(reply, await this.leaderboards.rankOf({ player_id: id, game_mode }));
  }
}
