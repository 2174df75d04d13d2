import { Controller, Delete, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  HistoryPoint,
  IdInput,
  ModeStatistics,
  NewScore,
  NewScores,
  Score,
  ScoreResult,
  ScoresApi,
  SubmittedScore,
  VoidedScore,
  VoidReason,
} from '@app/contracts';
import { runInCall, type CallContext } from '@app/platform';
import type { FastifyReply } from 'fastify';
import { sendAnswered, sendCreated, sendPage, sendTagged } from './http/answers';
import { AnswersCreated, AnswersOnce, AnswersPage, AnswersTagged, Problems } from './http/documented';
import { LargeBody } from './http/body-limits';
import { Call } from './http/call-context';
import { IdempotencyKey } from './http/idempotency-key';
import { Body, Param, Query } from './http/inputs';
import { OptionalBody } from './http/optional-body';
import { ModePath } from './path.dto';
import {
  HistoryQuery,
  ModeScoresQuery,
  PlayerScoresQuery,
  ScoresQuery,
  VoidedScoresQuery,
} from './scores.query.dto';

@ApiTags('scores')
@Controller('api/scores')
export class ScoresController {
  constructor(private readonly scores: ScoresApi) {}

  /** Stores a finished game, and says what it changed. The header stands in for a missing `submission_id`. */
  @Post()
  @AnswersCreated(SubmittedScore)
  @Problems(
    'player_not_found',
    'game_mode_not_found',
    'game_mode_closed',
    'score_out_of_range',
    'idempotency_key_reused',
  )
  async submit(
    @Body() score: NewScore,
    @IdempotencyKey() key: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendCreated(reply, await this.scores.submit({ ...score, submission_id: score.submission_id ?? key }));
  }

  /**
   * Stores up to 1,000 finished games with a body of up to 1 MiB. One result an entry, in order: good entries are
   * stored whatever the others are.
   */
  @Post('batch')
  @HttpCode(200)
  @LargeBody()
  @AnswersOnce([ScoreResult])
  @Problems('idempotency_key_reused')
  async submitBatch(
    @Body() { scores }: NewScores,
    @IdempotencyKey() idempotency_key: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswered(reply, await this.scores.submitBatch({ scores, idempotency_key }));
  }

  /** Scores, highest, lowest or newest first; the earlier one first among equals. */
  @Get()
  @AnswersPage(Score)
  @Problems('invalid_cursor')
  async list(@Query() query: ScoresQuery, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.scores.list(query));
  }

  /** Voided scores with the record of when, by whom and why: newest first. */
  @Get('voided')
  @AnswersPage(VoidedScore)
  @Problems('invalid_cursor')
  async listVoided(@Query() query: VoidedScoresQuery, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.scores.listVoided(query));
  }

  /** A player's scores, highest first; none for an unknown player. */
  @Get('player/:id')
  @AnswersPage(Score)
  @Problems('invalid_cursor')
  async listOfPlayer(
    @Param() { id }: IdInput,
    @Query() query: PlayerScoresQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(reply, await this.scores.list({ ...query, player_id: id, order: 'highest' }));
  }

  /** A player's statistics by mode; none for an unknown player. */
  @Get('player/:id/stats')
  @ApiOkResponse({ type: [ModeStatistics] })
  @Problems()
  statistics(@Param() player: IdInput): Promise<ModeStatistics[]> {
    return this.scores.statisticsOf(player);
  }

  /** A player's games over time: a point an interval that has games, earliest first, the latest 1,000 of them. */
  @Get('player/:id/history')
  @ApiOkResponse({ type: [HistoryPoint] })
  @Problems()
  history(@Param() { id }: IdInput, @Query() query: HistoryQuery): Promise<HistoryPoint[]> {
    return this.scores.history({ ...query, player_id: id });
  }

  /** A mode's scores, highest first; none for an unknown mode. */
  @Get('gamemode/:mode')
  @AnswersPage(Score)
  @Problems('invalid_cursor')
  async listOfMode(
    @Param() { mode }: ModePath,
    @Query() query: ModeScoresQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendPage(reply, await this.scores.list({ ...query, game_mode: mode, order: 'highest' }));
  }

  /** One score. */
  @Get(':id')
  @AnswersTagged(Score)
  @Problems('score_not_found')
  async get(@Param() score: IdInput, @Res() reply: FastifyReply): Promise<void> {
    sendTagged(reply, await this.scores.get(score));
  }

  /**
   * Voids a score: from here on it counts nowhere, and every board, live and past, shows the best result without it.
   * The body, or the query, says why and by whom; both are kept with the score.
   */
  @Delete(':id')
  @ApiBody({ type: VoidReason, required: false })
  @ApiOkResponse({ type: VoidedScore })
  @Problems('score_not_found')
  voidScore(
    @Param() { id }: IdInput,
    @Query() query: VoidReason,
    @OptionalBody(VoidReason) body: VoidReason,
    @Call() call: CallContext,
  ): Promise<VoidedScore> {
    return runInCall(call, () => this.scores.voidScore({ ...query, ...body, id }));
  }
}
