import { Controller, Get, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import {
  ActivityEntry,
  BoardRow,
  BoardSubset,
  BoardSummary,
  IdInput,
  LeaderboardsApi,
  PlayerBoard,
  PlayerRank,
  WhatIf,
} from '@app/contracts';
import type { FastifyReply } from 'fastify';
import { sendRendered, sendTagged } from './http/answers';
import { AnswersTagged, AnswersTaggedPage, Problems } from './http/documented';
import { Param, Query } from './http/inputs';
import {
  AroundQuery,
  GlobalBoardQuery,
  ModeBoardQuery,
  RankQuery,
  RecentQuery,
  SubsetQuery,
  SummaryQuery,
  WhatIfQuery,
} from './leaderboards.query.dto';
import { ModePath } from './path.dto';

@ApiTags('leaderboards')
@Controller('api/leaderboard')
export class LeaderboardsController {
  constructor(private readonly leaderboards: LeaderboardsApi) {}

  /** The best players over all modes, or of one. `X-Total-Count` counts the players on the whole board. */
  @Get('global')
  @AnswersTaggedPage(BoardRow)
  @Problems('invalid_cursor')
  async global(@Query() query: GlobalBoardQuery, @Res() reply: FastifyReply): Promise<void> {
    sendRendered(reply, await this.leaderboards.top(query));
  }

  /** The best players of a mode; none for an unknown mode. `X-Total-Count` counts the players on the whole board. */
  @Get('gamemode/:mode')
  @AnswersTaggedPage(BoardRow)
  @Problems('invalid_cursor')
  async ofMode(
    @Param() { mode }: ModePath,
    @Query() query: ModeBoardQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendRendered(reply, await this.leaderboards.top({ ...query, game_mode: mode }));
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
  async rank(@Param() { id }: IdInput, @Query() query: RankQuery, @Res() reply: FastifyReply): Promise<void> {
    sendTagged(reply, await this.leaderboards.rankOf({ ...query, player_id: id }));
  }

  /** The players about one, who is in the middle; near an edge the other side fills up. */
  @Get('player/:id/around')
  @AnswersTagged([BoardRow])
  @Problems('player_not_found', 'player_not_ranked')
  async around(
    @Param() { id }: IdInput,
    @Query() query: AroundQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendRendered(reply, await this.leaderboards.around({ ...query, player_id: id }));
  }

  /** A player's place on every board in its running period, the global one first; none for an unknown player. */
  @Get('player/:id/ranks')
  @AnswersTagged([PlayerBoard])
  @Problems()
  async ranks(@Param() player: IdInput, @Res() reply: FastifyReply): Promise<void> {
    sendTagged(reply, await this.leaderboards.ranksOf(player));
  }

  /** Some players' rows, best first, with their ranks on the whole board: of friends, or of a guild. */
  @Get('subset')
  @ApiQuery({ name: 'ids', type: [Number], explode: false })
  @AnswersTagged(BoardSubset)
  @Problems()
  async subset(@Query() query: SubsetQuery, @Res() reply: FastifyReply): Promise<void> {
    sendTagged(reply, await this.leaderboards.subset(query));
  }

  /** Where a score would rank that nobody has submitted. */
  @Get('what-if')
  @AnswersTagged(WhatIf)
  @Problems()
  async whatIf(@Query() query: WhatIfQuery, @Res() reply: FastifyReply): Promise<void> {
    sendTagged(reply, await this.leaderboards.whatIf(query));
  }

  /** How the scores of a board are spread. */
  @Get('summary')
  @AnswersTagged(BoardSummary)
  @Problems()
  async summary(@Query() query: SummaryQuery, @Res() reply: FastifyReply): Promise<void> {
    sendTagged(reply, await this.leaderboards.summary(query));
  }
}
