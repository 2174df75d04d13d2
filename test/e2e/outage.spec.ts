import type { AchievementCheck, BoardRow, Health, Player, Score, SubmittedScore } from '../support/api-types';
import { Client, expectProblem } from '../support/client';
import { eventually } from '../support/eventually';
import { serviceNames, services, startLaurel, type Laurel, type Service } from '../support/laurel';

/** Within which every answer must come, in ms: the gateway gives a request 5 s; the rest is for a busy machine. */
const deadlineMs = 10_000;

type Call = [method: 'GET' | 'POST' | 'PUT', path: string, body?: object];

/** Parts of the system that end, or stand still, while the others run. */
describe('an outage of one service', () => {
  let laurel: Laurel;
  let api: Client;
  let player: Player;

  beforeAll(async () => {
    laurel = await startLaurel({ mode: 'distributed' });
    api = new Client(laurel.url);
    player = await api.player();
    await api.submit(player, 10, 'OUTAGE');
  }, 90_000);

  afterAll(() => laurel?.stop(), 40_000);

  /** What cannot be done without each service. Scores are submitted without the last two, but not wholly answered. */
  const needs = (): Record<Service, Call[]> => ({
    players: [
      ['GET', '/api/players'],
      ['GET', `/api/players/${player.id}`],
      ['GET', `/api/players/username/${player.username}`],
      ['PUT', `/api/players/${player.id}`, { display_name: 'Unreachable' }],
      ['POST', '/api/players', { username: 'unreachable', email: 'unreachable@example.com' }],
    ],
    scores: [
      ['GET', '/api/scores'],
      ['GET', '/api/scores/gamemode/OUTAGE'],
      ['GET', `/api/scores/player/${player.id}`],
      ['GET', `/api/scores/player/${player.id}/stats`],
      ['GET', '/api/game-modes'],
      ['POST', '/api/scores', { player_id: player.id, score: 1, game_mode: 'UNREACHABLE' }],
    ],
    leaderboards: [
      ['GET', '/api/leaderboard/global'],
      ['GET', '/api/leaderboard/gamemode/OUTAGE'],
      ['GET', '/api/leaderboard/recent'],
      ['GET', `/api/leaderboard/player/${player.id}/rank`],
    ],
    achievements: [
      ['GET', '/api/achievements'],
      ['GET', `/api/achievements/player/${player.id}?include=progress`],
      ['GET', '/api/achievements/leaderboard'],
      ['POST', `/api/achievements/check/${player.id}`, {}],
    ],
  });

  const send = ([method, path, body]: Call) => {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(deadlineMs);
    return api.send(
      path,
      body ? { method, headers, body: JSON.stringify(body), signal } : { method, signal },
    );
  };

  const refusesWhatNeeds = async (service: Service): Promise<void> => {
    for (const call of needs()[service]) {
      const answer = await send(call);
      const { code } = answer.body as { code: string };
      expect(['service_unavailable', 'deadline_exceeded']).toContain(code);
      expectProblem(answer, 503, code);
    }
  };

  const servesTheRest = async (service: Service): Promise<void> => {
    for (const other of serviceNames) {
      if (other === service) continue;
      for (const call of needs()[other]) {
        if (call[0] !== 'GET') continue;
        const { status } = await send(call);
        expect([call, status]).toEqual([call, 200]);
      }
    }
  };

  const tellsHealth = async (service: Service): Promise<void> => {
    const { status, body } = await api.get<Health>('/health');
    expect([status, body.status]).toEqual([200, 'degraded']);
    const states = serviceNames.map((each) => [each, body.services[services[each].publicName].status]);
    expect(states).toEqual(serviceNames.map((each) => [each, each === service ? 'unhealthy' : 'healthy']));
    expect((await api.get('/health/live')).status).toBe(200);
    expect((await api.get('/health/ready')).status).toBe(200);
  };

  const allIsWell = async (): Promise<void> => {
    for (const service of serviceNames) {
      for (const call of needs()[service]) if (call[0] === 'GET') expect((await send(call)).status).toBe(200);
    }
    expect((await api.read<Health>('/health')).status).toBe('healthy');
    expect(await api.submit(player, 1, 'WELL')).not.toHaveProperty('pending');
  };

  it.each([
    ['players', 'kill'],
    ['scores', 'end'],
    ['leaderboards', 'end'],
    ['achievements', 'kill'],
  ] as const)(
    'of %s, after %s: is told, stays local, and heals',
    async (service, how) => {
      await laurel[how](service);
      await refusesWhatNeeds(service);
      await tellsHealth(service);
      await servesTheRest(service);
      await laurel.restart(service);
      await eventually(allIsWell);
      expect(await api.read<Score[]>('/api/scores/gamemode/UNREACHABLE')).toEqual([]);
      expectProblem(await api.get('/api/players/username/unreachable'), 404, 'player_not_found');
    },
    60_000,
  );

  it('that stands still is waited for, but not for long', async () => {
    laurel.freeze('leaderboards');
    try {
      const answer = await send(['GET', '/api/leaderboard/global?limit=77']);
      expectProblem(answer, 503, (answer.body as { code: string }).code);
      await tellsHealth('leaderboards');
      expect(await api.submit(player, 20, 'OUTAGE')).toMatchObject({ rank: null, pending: ['leaderboards'] });
      await servesTheRest('leaderboards');
    } finally {
      laurel.thaw('leaderboards');
    }
    await eventually(allIsWell);
  }, 60_000);

  it('of boards keeps no score away; they follow', async () => {
    const newcomer = await api.player();
    const leaver = await api.player();
    await api.submit(leaver, 7_000, 'LATER');
    await laurel.kill('leaderboards');
    const body = { player_id: newcomer.id, score: 6_000, game_mode: 'LATER', submission_id: 'later' };
    const { status, body: answer } = await api.post<SubmittedScore>('/api/scores', body);
    expect(status).toBe(201);
    expect(answer).toMatchObject({
      score: 6_000,
      rank: null,
      previous_rank: null,
      total_players: null,
      best_score: null,
      previous_best: null,
      is_personal_best: null,
      periods: null,
      pending: ['leaderboards'],
    });
    expect(answer.new_achievements?.map(({ code }) => code)).toContain('elite_player');
    expect((await api.delete(`/api/players/${leaver.id}`)).status).toBe(200);
    await api.put(`/api/players/${newcomer.id}`, { display_name: 'Renamed meanwhile' });

    await laurel.restart('leaderboards');
    await eventually(async () => {
      const rows = await api.read<BoardRow[]>('/api/leaderboard/gamemode/LATER');
      expect(rows.map(({ rank, player_id, score }) => [rank, player_id, score])).toEqual([
        [1, newcomer.id, 6_000],
      ]);
      expect(rows[0]?.display_name).toBe('Renamed meanwhile');
    });
    const again = await api.post<SubmittedScore>('/api/scores', body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body.id).toBe(answer.id);
  }, 60_000);

  it('of achievements keeps no score away; they follow, dated by their scores', async () => {
    const newcomer = await api.player();
    await laurel.kill('achievements');
    const answer = await api.submit(newcomer, 2_500, 'LATER STILL');
    expect(answer).toMatchObject({ rank: 1, new_achievements: null, pending: ['achievements'] });
    await laurel.restart('achievements');
    await eventually(async () => {
      const unlocked = await api.read<{ unlocked_at: string; achievement_name: string }[]>(
        `/api/achievements/player/${newcomer.id}`,
      );
      expect(unlocked.map(({ achievement_name }) => achievement_name).sort()).toEqual([
        'First Steps',
        'Rising Star',
        'Skilled Gamer',
      ]);
      expect(new Set(unlocked.map(({ unlocked_at }) => unlocked_at))).toEqual(new Set([answer.created_at]));
    });
    const { body } = await api.post<AchievementCheck>(`/api/achievements/check/${newcomer.id}`, {});
    expect(body).toMatchObject({ new_achievements: [], total_achievements: 3 });
  }, 60_000);

  it('of all services leaves a gateway that says so', async () => {
    await Promise.all(serviceNames.map((service) => laurel.kill(service)));
    for (const service of serviceNames) await refusesWhatNeeds(service);
    const { status, body } = await api.get<Health>('/health');
    expect([status, body.status, body.database]).toEqual([200, 'degraded', 'unhealthy']);
    for (const service of serviceNames) await laurel.restart(service);
    await eventually(allIsWell);
  }, 90_000);

  it('of the gateway loses nothing', async () => {
    const score = await api.submit(player, 30, 'OUTAGE');
    await laurel.kill('gateway');
    await laurel.restart('gateway');
    await allIsWell();
    const [best] = await api.read<Score[]>('/api/scores/gamemode/OUTAGE');
    expect(best?.id).toBe(score.id);
  }, 60_000);
});
