import type { DynamicModule } from '@nestjs/common';
import {
  AchievementsApi,
  LeaderboardsApi,
  PlayersApi,
  ScoresApi,
  problem,
  type Page,
  type Player,
  type Rendered,
  type SubmittedScore,
} from '@app/contracts';
import { Metrics, methodsOf } from '@app/platform';
import { SystemStatus } from '../../apps/gateway/src/system-status';

/** Stand-ins for the four domains: every method is a mock that answers something of the right shape. */
export type Fake<Api> = { [Name in keyof Api & string]: jest.Mock };

export interface FakeDomains {
  players: Fake<PlayersApi>;
  scores: Fake<ScoresApi>;
  leaderboards: Fake<LeaderboardsApi>;
  achievements: Fake<AchievementsApi>;
  status: Fake<SystemStatus>;
  module: DynamicModule;
}

class FakeDomainsModule {}

export const ada: Player = {
  id: 1,
  username: 'ada',
  email: 'ada@example.com',
  display_name: 'Ada',
  created_at: '2026-11-23T08:38:46.835Z',
  last_active: '2026-11-23T08:38:46.835Z',
};

export const rendered: Rendered<never[]> = { json: '[{"rank":1}]', etag: '"v1"' };

const submitted = { id: 1, player_id: 1, game_mode: 'CLASSIC', score: 5 } as SubmittedScore;
const emptyPage: Page<never> = { items: [], next: null };
const healthy = { status: 'healthy', response_time: 1 } as const;

/** Fresh fakes. Player 1 is `ada`; there is no player 404. */
export function fakeDomains(): FakeDomains {
  const unknown = async ({ id }: { id: number }): Promise<Player> => {
    if (id === 404) throw problem('player_not_found', 'There is no player 404.');
    return ada;
  };
  const players = {
    ...mocks(PlayersApi),
    create: jest.fn(async () => ({ body: ada, replayed: false })),
    list: jest.fn(async () => ({ items: [ada], next: null, total: 1 })),
    get: jest.fn(unknown),
    getByUsername: jest.fn(async () => ada),
    update: jest.fn(unknown),
    remove: jest.fn(async () => ({ message: 'Player 1 is gone.' })),
  };
  const scores = {
    ...mocks(ScoresApi),
    submit: jest.fn(async () => ({ body: submitted, replayed: false })),
    listVoided: jest.fn(async () => emptyPage),
    submitBatch: jest.fn(async () => ({ body: [], replayed: false })),
    list: jest.fn(async () => emptyPage),
  };
  const leaderboards = {
    ...mocks(LeaderboardsApi),
    top: jest.fn(async () => rendered),
    recent: jest.fn(async () => rendered),
    rankOf: jest.fn(async () => ({ rank: 1 })),
  };
  const achievements = { ...mocks(AchievementsApi), catalogue: jest.fn(async () => rendered) };
  const status: Fake<SystemStatus> = {
    health: jest.fn(async () => ({
      services: { players: healthy, scores: healthy, leaderboard: healthy, achievements: healthy },
      cache: 'healthy',
      database: 'healthy',
    })),
    metrics: jest.fn(async () => '# none\n'),
  };
  const fakes = { players, scores, leaderboards, achievements, status } as Omit<FakeDomains, 'module'>;
  return { ...fakes, module: moduleOf(fakes) };
}

/** A mock for each method of a contract; it answers an empty list. */
function mocks<Api>(api: Parameters<typeof methodsOf<Api>>[0]): Fake<Api> {
  const names = [...methodsOf(api).keys()];
  return Object.fromEntries(names.map((name) => [name, jest.fn(async () => [])])) as unknown as Fake<Api>;
}

function moduleOf(fakes: Omit<FakeDomains, 'module'>): DynamicModule {
  return {
    module: FakeDomainsModule,
    global: true,
    providers: [
      { provide: PlayersApi, useValue: fakes.players },
      { provide: ScoresApi, useValue: fakes.scores },
      { provide: LeaderboardsApi, useValue: fakes.leaderboards },
      { provide: AchievementsApi, useValue: fakes.achievements },
      { provide: SystemStatus, useValue: fakes.status },
      { provide: Metrics, useValue: new Metrics('gateway') },
    ],
    exports: [PlayersApi, ScoresApi, LeaderboardsApi, AchievementsApi, SystemStatus, Metrics],
  };
}
