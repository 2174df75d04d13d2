import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestMicroservice } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { AchievementsApi, LeaderboardsApi, PlayersApi, ScoresApi, type Rendered } from '@app/contracts';
import { domains, HostingModule, places, serveDomain } from '@app/hosting';
import { DomainError, methodsOf, readEnvironment, runInCall } from '@app/platform';
import { freePort } from '../support/free-port';

interface System {
  gateway: TestingModule;
  close(): Promise<void>;
}

async function open(settings: Record<string, string>): Promise<TestingModule> {
  const domainsOf = HostingModule.forGateway(readEnvironment(settings));
  return (
    await Test.createTestingModule({ imports: [domainsOf] })
      .setLogger(silent)
      .compile()
  ).init();
}

const silent = { log() {}, error() {}, warn() {}, debug() {}, verbose() {}, fatal() {} };

/** All four domains in one process. */
async function together(settings: Record<string, string>): Promise<System> {
  const gateway = await open(settings);
  return { gateway, close: () => gateway.close() };
}

/** Each domain behind a TCP port of its own, as in the distributed mode, but for the processes. */
async function apart(settings: Record<string, string>): Promise<System> {
  await (await open(settings)).close();
  const remote = { ...settings };
  for (const domain of domains) remote[places[domain].setting] = `tcp://127.0.0.1:${await freePort()}`;
  const services: INestMicroservice[] = [];
  for (const domain of domains) services.push(await serveDomain(domain, readEnvironment(remote)));
  const gateway = await open(remote);
  const close = async () => {
    await gateway.close();
    await Promise.all(services.map((service) => service.close()));
  };
  return { gateway, close };
}

const within = <Result>(ms: number, work: () => Promise<Result>) =>
  runInCall({ requestId: 'suite', caller: 'anonymous', deadline: Date.now() + ms }, work);

const bodyOf = <Body>({ json }: Rendered<Body>): Body => JSON.parse(json) as Body;

describe.each([
  ['in one process', together],
  ['each on its own', apart],
])('the four domains, %s', (_place, start) => {
  let folder: string;
  let system: System;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'laurel-contracts-'));
    system = await start({ DATABASE_URL: `sqlite:${join(folder, 'laurel.sqlite')}`, LOG_LEVEL: 'silent' });
  });

  afterAll(async () => {
    await system.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('make one system: from a player and a score to boards, statistics and achievements', async () => {
    const { gateway } = system;
    const players = gateway.get(PlayersApi, { strict: false });
    const scores = gateway.get(ScoresApi, { strict: false });
    const boards = gateway.get(LeaderboardsApi, { strict: false });
    const achievements = gateway.get(AchievementsApi, { strict: false });

    const { body: ann } = await players.create({ username: 'ann', email: 'ann@example.org' });
    expect(ann).toMatchObject({ username: 'ann', display_name: 'ann' });
    const { body: score } = await within(5_000, () =>
      scores.submit({ player_id: ann.id, score: 120, game_mode: 'CLASSIC', metadata: { level: 2 } }),
    );
    expect(score).toMatchObject({
      rank: 1,
      total_players: 1,
      is_personal_best: true,
      metadata: { level: 2 },
    });
    expect(score.pending).toBeUndefined();
    expect(score.new_achievements?.length).toBeGreaterThan(0);

    expect(bodyOf(await boards.top({}))).toMatchObject([{ rank: 1, player_id: ann.id, best_score: 120 }]);
    expect(await boards.rankOf({ player_id: ann.id })).toMatchObject({ rank: 1, best_score: 120 });
    expect(await scores.statisticsOf({ id: ann.id })).toMatchObject([
      { game_mode: 'CLASSIC', total_games: 1 },
    ]);
    expect(await achievements.listOf({ player_id: ann.id })).toHaveLength(
      score.new_achievements?.length ?? -1,
    );
    await expect(players.create({ username: 'ann', email: 'other@example.org' })).rejects.toMatchObject({
      code: 'username_taken',
    });

    await within(5_000, () => players.remove({ id: ann.id }));
    await expect(players.get({ id: ann.id })).rejects.toMatchObject({ code: 'player_not_found' });
    expect(bodyOf(await boards.top({}))).toEqual([]);
  });
});

describe('the service of a domain', () => {
  let folder: string;
  let system: System;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'laurel-contracts-'));
    system = await apart({ DATABASE_URL: `sqlite:${join(folder, 'laurel.sqlite')}`, LOG_LEVEL: 'silent' });
  });

  afterAll(async () => {
    await system.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const methods = domains.flatMap((domain) =>
    [...methodsOf(places[domain].api).keys()].map((method) => [domain, method] as const),
  );

  it.each(methods)(
    'answers %s.%s: with a result, or with what is wrong with an empty input',
    async (domain, method) => {
      const api: unknown = system.gateway.get(places[domain].api, { strict: false });
      const call = (api as Record<string, (input: object) => Promise<unknown>>)[method];
      const outcome = await within(5_000, async () => call?.({})).then(
        () => 'answered',
        (error: unknown) => (error instanceof DomainError ? error.code : 'failed'),
      );
      expect(['answered', 'invalid_request']).toContain(outcome);
    },
  );
});
