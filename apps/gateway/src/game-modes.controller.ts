import { Controller, Delete, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  BoardPeriod,
  GameMode,
  GameModeChanges,
  LeaderboardsApi,
  ModeCodeInput,
  NewGameMode,
  RemovedGameMode,
  ScoresApi,
  SeasonChange,
} from '@app/contracts';
import { runInCall, type CallContext } from '@app/platform';
import type { FastifyReply } from 'fastify';
import { sendAnswered, sendCreated, sendPage, sendTagged } from './http/answers';
import { Call } from './http/call-context';
import { AnswersCreated, AnswersOnce, AnswersPage, AnswersTagged, Problems } from './http/documented';
import { IdempotencyKey } from './http/idempotency-key';
import { Body, Param, Query } from './http/inputs';
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
  @AnswersTagged([GameMode])
  @Problems()
  async list(@Res() reply: FastifyReply): Promise<void> {
    sendTagged(reply, await this.scores.gameModes({}));
  }

  /** Makes a game mode. A score for one that does not exist makes it too, with the standard rules, where that is allowed. */
  @Post()
  @AnswersCreated(GameMode)
  @Problems('game_mode_exists', 'idempotency_key_reused')
  async create(
    @Body() mode: NewGameMode,
    @IdempotencyKey() idempotency_key: string | undefined,
    @Call() call: CallContext,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const made = runInCall(call, () => this.scores.createGameMode({ ...mode, idempotency_key }));
    sendCreated(reply, await made);
  }

  /** One game mode. */
  @Get(':code')
  @AnswersTagged(GameMode)
  @Problems('game_mode_unknown')
  async get(@Param() mode: ModeCodeInput, @Res() reply: FastifyReply): Promise<void> {
    sendTagged(reply, await this.scores.gameMode(mode));
  }

  /**
   * Changes any of its fields but `code` and `created_at`; what is missing stays as it is. Where they say how boards
   * rank, its boards are made anew from all that was played.
   */
  @Put(':code')
  @ApiOkResponse({ type: GameMode })
  @Problems('game_mode_unknown', 'game_mode_in_use')
  change(
    @Param() { code }: ModeCodeInput,
    @Body() changes: GameModeChanges,
    @Call() call: CallContext,
  ): Promise<GameMode> {
    return runInCall(call, () => this.scores.changeGameMode({ code, changes }));
  }

  /** Removes a game mode in which no score counts; voided scores do not. */
  @Delete(':code')
  @ApiOkResponse({ type: RemovedGameMode })
  @Problems('game_mode_unknown', 'game_mode_in_use')
  remove(@Param() mode: ModeCodeInput, @Call() call: CallContext): Promise<RemovedGameMode> {
    return runInCall(call, () => this.scores.deleteGameMode(mode));
  }

  /** Ends the running season now, and starts the next one. */
  @Post(':code/reset')
  @HttpCode(200)
  @AnswersOnce(SeasonChange)
  @Problems('game_mode_unknown', 'game_mode_without_seasons', 'idempotency_key_reused')
  async reset(
    @Param() { code }: ModeCodeInput,
    @IdempotencyKey() idempotency_key: string | undefined,
    @Call() call: CallContext,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reset = runInCall(call, () => this.scores.resetSeason({ code, idempotency_key }));
    sendAnswered(reply, await reset);
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
