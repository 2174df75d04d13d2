import { Module, type OnModuleInit } from '@nestjs/common';
import { PlayersApi } from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { AnswerKeeper } from '@app/platform';
import { PlayerActivityProjection } from './player-activity.projection';
import { PlayerChanging } from './player-changing';
import { PlayerList } from './player-list';
import { PlayerRepository } from './player.repository';
import { PlayersService } from './players.service';

/** Accounts. Also cleans up the stored answers of the whole system: there is one players domain in it. */
@Module({
  providers: [
    { provide: PlayersApi, useClass: PlayersService },
    AnswerKeeper,
    PlayerActivityProjection,
    PlayerChanging,
    PlayerList,
    PlayerRepository,
  ],
  exports: [PlayersApi],
})
export class PlayersModule implements OnModuleInit {
  constructor(
    private readonly runner: ProjectionRunner,
    private readonly activity: PlayerActivityProjection,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.runner.host(this.activity);
  }
}
