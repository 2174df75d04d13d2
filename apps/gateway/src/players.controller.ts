import { Controller, Delete, Get, Post, Put, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  IdInput,
  NewPlayer,
  Player,
  PlayerChanges,
  PlayersApi,
  RemovalReason,
  RemovedPlayer,
  UsernameInput,
} from '@app/contracts';
import { runInCall, type CallContext } from '@app/platform';
import type { FastifyReply } from 'fastify';
import { sendCreated, sendPage, sendTagged } from './http/answers';
import { Call } from './http/call-context';
import { AnswersCreated, AnswersPage, AnswersTagged, Problems } from './http/documented';
import { IdempotencyKey } from './http/idempotency-key';
import { Body, Param, Query } from './http/inputs';
import { OptionalBody } from './http/optional-body';
import { PlayersQuery } from './players.query.dto';

@ApiTags('players')
@Controller('api/players')
export class PlayersController {
  constructor(private readonly players: PlayersApi) {}

  /** Creates a player. */
  @Post()
  @AnswersCreated(Player)
  @Problems('username_taken', 'email_taken', 'idempotency_key_reused')
  async create(
    @Body() player: NewPlayer,
    @IdempotencyKey() idempotency_key: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendCreated(reply, await this.players.create({ ...player, idempotency_key }));
  }

  /** Players by id. */
  @Get()
  @AnswersPage(Player)
  @Problems('invalid_cursor')
  async list(@Query() query: PlayersQuery, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, await this.players.list(query));
  }

  /** The player of that exact username. */
  @Get('username/:username')
  @AnswersTagged(Player)
  @Problems('player_not_found')
  async getByUsername(@Param() name: UsernameInput, @Res() reply: FastifyReply): Promise<void> {
    sendTagged(reply, await this.players.getByUsername(name));
  }

  /** One player. */
  @Get(':id')
  @AnswersTagged(Player)
  @Problems('player_not_found')
  async get(@Param() player: IdInput, @Res() reply: FastifyReply): Promise<void> {
    sendTagged(reply, await this.players.get(player));
  }

  /** Changes any of the three fields; what is missing stays as it is. */
  @Put(':id')
  @ApiOkResponse({ type: Player })
  @Problems('player_not_found', 'username_taken', 'email_taken')
  update(@Param() { id }: IdInput, @Body() changes: PlayerChanges): Promise<Player> {
    return this.players.update({ id, changes });
  }

  /**
   * Removes a player from every board, feed and achievement list; the name is free again. The body, or the query, says why
   * and by whom; both stay in the log.
   */
  @Delete(':id')
  @ApiBody({ type: RemovalReason, required: false })
  @ApiOkResponse({ type: RemovedPlayer })
  @Problems('player_not_found')
  remove(
    @Param() { id }: IdInput,
    @Query() query: RemovalReason,
    @OptionalBody(RemovalReason) body: RemovalReason,
    @Call() call: CallContext,
  ): Promise<RemovedPlayer> {
    return runInCall(call, () => this.players.remove({ ...query, ...body, id }));
  }
}
