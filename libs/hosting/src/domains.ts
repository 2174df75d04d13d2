import { AchievementsApi, LeaderboardsApi, PlayersApi, ScoresApi } from '@app/contracts';
import type { ApiClass, Environment } from '@app/platform';

/** The four domains, in the order in which they start. */
export const domains = ['players', 'scores', 'leaderboards', 'achievements'] as const;

export type Domain = (typeof domains)[number];

type UrlSetting =
  'PLAYER_SERVICE_URL' | 'SCORE_SERVICE_URL' | 'LEADERBOARD_SERVICE_URL' | 'ACHIEVEMENT_SERVICE_URL';

/** What hosting knows of a domain. */
export interface DomainPlace {
  api: ApiClass<object>;
  /** The setting that says where it runs. */
  setting: UrlSetting;
  /** Where its service listens, and the other services look for it, when nothing is set. */
  defaultUrl: string;
}

export const places: Record<Domain, DomainPlace> = {
  players: { api: PlayersApi, setting: 'PLAYER_SERVICE_URL', defaultUrl: 'tcp://127.0.0.1:8001' },
  scores: { api: ScoresApi, setting: 'SCORE_SERVICE_URL', defaultUrl: 'tcp://127.0.0.1:8002' },
  leaderboards: {
    api: LeaderboardsApi,
    setting: 'LEADERBOARD_SERVICE_URL',
    defaultUrl: 'tcp://127.0.0.1:8003',
  },
  achievements: {
    api: AchievementsApi,
    setting: 'ACHIEVEMENT_SERVICE_URL',
    defaultUrl: 'tcp://127.0.0.1:8004',
  },
};

/** Where a service process of this domain listens and is reached. */
export function serviceUrl(domain: Domain, environment: Environment): string {
  const { setting, defaultUrl } = places[domain];
  return environment[setting] ?? defaultUrl;
}
