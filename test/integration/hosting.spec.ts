import 'reflect-metadata';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable, Module, type INestMicroservice, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { AchievementsApi, LeaderboardsApi, PlayersApi, ScoresApi } from '@app/contracts';
import { LogPeers } from '@app/event-log';
import { DomainHealth, domains, HostingModule, serveDomain, SystemMetrics, type Domain } from '@app/hosting';
import { DomainError, readEnvironment, Reader, type Environment } from '@app/platform';
import { freePort } from '../support/free-port';

const settingOf = {
  players: 'PLAYER_SERVICE_URL',
  scores: 'SCORE_SERVICE_URL',
  leaderboards: 'LEADERBOARD_SERVICE_URL',
  achievements: 'ACHIEVEMENT_SERVICE_URL',
} as const satisfies Record<Domain, string>;

/** Positions that the stand-ins were asked to reach, by domain. */
const asked: [Domain, number][] = [];
let catchUpMs = 0;

const follower = (domain: Domain) => ({
  catchUp: async (input: { position: number }) => {
    asked.push([domain, input.position]);
    await new Promise((resolve) => setTimeout(resolve, catchUpMs));
    return input;
  },
});

/** A score domain that needs another domain, as the real one does. */
@Injectable()
class Scores {
  readonly catchUp = follower('scores').catchUp;

  constructor(private readonly leaderboards: LeaderboardsApi) {}

  async statisticsOf(): Promise<unknown> {
    const { rank } = await this.leaderboards.rankOf({ player_id: 1 });
    return [{ game_mode: 'CLASSIC', best_score: rank }];
  }
}

@Module({
  providers: [{ provide: PlayersApi, useValue: { get: async () => ({ id: 1 }) } }],
  exports: [PlayersApi],
})
class PlayersStandIn {}

@Module({ providers: [{ provide: ScoresApi, useClass: Scores }], exports: [ScoresApi] })
class ScoresStandIn {}

const boards = {
  ...follower('leaderboards'),
  rankOf: async () => ({ rank: 7 }),
  top: async () => {
    throw new DomainError('service_unavailable', 'Not yet', { retry_after: 3 });
  },
};
@Module({ providers: [{ provide: LeaderboardsApi, useValue: boards }], exports: [LeaderboardsApi] })
class LeaderboardsStandIn {}

@Module({
  providers: [{ provide: AchievementsApi, useValue: follower('achievements') }],
  exports: [AchievementsApi],
})
class AchievementsStandIn {}

const standIns: Record<Domain, Type> = {
  players: PlayersStandIn,
  scores: ScoresStandIn,
  leaderboards: LeaderboardsStandIn,
  achievements: AchievementsStandIn,
};

let folder: string;
let urls: Record<string, string>;
/** Where the processes look for Redis, if at all. */
let redisUrl: string | undefined;
const running: (TestingModule | INestMicroservice)[] = [];

const environment = (...remote: Domain[]): Environment =>
  readEnvironment({
    DATABASE_URL: `sqlite:${join(folder, 'laurel.sqlite')}`,
    LOG_LEVEL: 'silent',
    REDIS_URL: redisUrl,
    ...Object.fromEntries(remote.map((domain) => [settingOf[domain], urls[domain]])),
  });

async function gateway(...remote: Domain[]): Promise<TestingModule> {
  const app = await Test.createTestingModule({
    imports: [HostingModule.forGateway(environment(...remote), standIns)],
  }).compile();
  running.push(app);
  return app.init();
}

async function service(domain: Domain): Promise<INestMicroservice> {
  const app = await serveDomain(domain, environment(...domains), standIns);
  running.push(app);
  return app;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-hosting-'));
  const ports = await Promise.all(
    domains.map(async (domain) => [domain, `tcp://127.0.0.1:${await freePort()}`]),
  );
  urls = Object.fromEntries(ports) as Record<string, string>;
  asked.length = 0;
  catchUpMs = 0;
  redisUrl = undefined;
});

afterEach(async () => {
  for (const app of running.splice(0).reverse()) await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('one process', () => {
  it('serves all four domains, each with the others, on one database', async () => {
    const app = await gateway();
    await expect(app.get(ScoresApi, { strict: false }).statisticsOf({ id: 1 })).resolves.toEqual([
      { game_mode: 'CLASSIC', best_score: 7 },
    ]);
    const { services, database } = await app.get(DomainHealth).check();
    expect(Object.keys(services)).toEqual(['players', 'scores', 'leaderboard', 'achievements']);
    expect(services.leaderboard).toEqual({ status: 'healthy', response_time: expect.any(Number) as number });
    expect(database).toBe('healthy');
  });

  it('says that its cache is away, and is well without it', async () => {
    redisUrl = `redis://127.0.0.1:${await freePort()}`;
    const health = await (await gateway()).get(DomainHealth).check();
    expect(health).toMatchObject({ cache: 'unhealthy', services: { leaderboard: { status: 'healthy' } } });
  });

  it('has nobody else to wait for', async () => {
    const app = await gateway();
    await app.get(LogPeers).caughtUp(5);
    expect(asked).toEqual([]);
  });
});

describe('a gateway whose domains all run elsewhere', () => {
  it('opens no database', async () => {
    const app = await gateway(...domains);
    expect(() => app.get(Reader, { strict: false })).toThrow();
    expect(existsSync(join(folder, 'laurel.sqlite'))).toBe(false);
  });

  it('starts without them, says which are away, and finds them when they come', async () => {
    const app = await gateway(...domains);
    const before = await app.get(DomainHealth).check();
    expect(Object.values(before.services).map(({ status }) => status)).toEqual(Array(4).fill('unhealthy'));
    expect(before.database).toBe('unhealthy');
    await (await gateway()).close();
    await service('leaderboards');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const { services, database } = await app.get(DomainHealth).check();
    expect(services).toMatchObject({ leaderboard: { status: 'healthy' }, scores: { status: 'unhealthy' } });
    expect(database).toBe('healthy');
  });

  it('says that the cache of a service is away, and that the service is well without it', async () => {
    await (await gateway()).close();
    const app = await gateway(...domains);
    redisUrl = `redis://127.0.0.1:${await freePort()}`;
    await service('leaderboards');
    const health = await app.get(DomainHealth).check();
    expect(health).toMatchObject({ cache: 'unhealthy', services: { leaderboard: { status: 'healthy' } } });
  });
});

describe('a service', () => {
  it('refuses to serve on a schema that nobody brought up to date', async () => {
    await expect(serveDomain('leaderboards', environment(...domains), standIns)).rejects.toThrow(
      'npm run migrate',
    );
  });
});

describe('several processes on a schema that is up to date', () => {
  beforeEach(async () => {
    await (await gateway()).close();
  });

  it('work as one', async () => {
    await service('scores');
    await service('leaderboards');
    const app = await gateway('scores', 'leaderboards');
    await expect(app.get(ScoresApi, { strict: false }).statisticsOf({ id: 1 })).resolves.toEqual([
      { game_mode: 'CLASSIC', best_score: 7 },
    ]);
    await expect(app.get(LeaderboardsApi, { strict: false }).top({})).rejects.toMatchObject({
      code: 'service_unavailable',
      message: 'Not yet',
      data: { retry_after: 3 },
    });
  });

  it('live without the one that is away', async () => {
    const app = await gateway('leaderboards');
    await expect(app.get(ScoresApi, { strict: false }).statisticsOf({ id: 1 })).rejects.toMatchObject({
      code: 'service_unavailable',
    });
    await expect(app.get(PlayersApi, { strict: false }).get({ id: 1 })).resolves.toEqual({ id: 1 });
    const { services } = await app.get(DomainHealth).check();
    expect(services).toMatchObject({ players: { status: 'healthy' }, leaderboard: { status: 'unhealthy' } });
  });

  it('show their metrics in one place, each under its name', async () => {
    await service('leaderboards');
    const app = await gateway('leaderboards');
    await app.get(LeaderboardsApi, { strict: false }).rankOf({ player_id: 1 });
    const text = await app.get(SystemMetrics).text();
    expect(text).toMatch(/laurel_rpc_duration_seconds_count\{[^}]*side="caller"[^}]*process="gateway"/);
    expect(text).toMatch(/laurel_rpc_duration_seconds_count\{[^}]*side="service"[^}]*process="leaderboards"/);
    expect(text).toMatch(/process_start_time_seconds\{process="leaderboards"\} \d/);
    expect(text.match(/^# TYPE process_start_time_seconds /gm)).toHaveLength(1);
  });

  it('tell the followers of the log what to reach', async () => {
    await service('leaderboards');
    await service('achievements');
    const app = await gateway('leaderboards', 'achievements');
    await app.get(LogPeers).caughtUp(12);
    expect(asked.sort()).toEqual([
      ['achievements', 12],
      ['leaderboards', 12],
    ]);
  });

  it('do not wait long for a follower that is slow or away', async () => {
    catchUpMs = 1_500;
    await service('leaderboards');
    const app = await gateway('leaderboards', 'achievements');
    const start = Date.now();
    await app.get(LogPeers).caughtUp(12);
    expect(Date.now() - start).toBeLessThan(1_400);
    expect(asked).toEqual([['leaderboards', 12]]);
  });
});
