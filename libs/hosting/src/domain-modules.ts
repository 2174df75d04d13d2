import { AchievementsModule } from '@app/achievements';
import { LeaderboardsModule } from '@app/leaderboards';
import { PlayersModule } from '@app/players';
import { ScoresModule } from '@app/scores';
import type { Type } from '@nestjs/common';
import type { Domain } from './domains';

/** The module of each domain; it provides and exports the domain's Api. */
export const domainModules: Record<Domain, Type> = {
  players: PlayersModule,
  scores: ScoresModule,
  leaderboards: LeaderboardsModule,
  achievements: AchievementsModule,
};
