import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { GameMode, ScoresApi } from '@app/contracts';
import { Problems } from './http/documented';

@ApiTags('game modes')
@Controller('api/game-modes')
export class GameModesController {
  constructor(private readonly scores: ScoresApi) {}

  /** All game modes by code. */
  @Get()
  @ApiOkResponse({ type: [GameMode] })
  @Problems()
  list(): Promise<GameMode[]> {
    return this.scores.gameModes({});
  }
}
