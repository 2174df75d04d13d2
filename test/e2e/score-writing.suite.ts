import type {
  BoardRow,
  HistoryPoint,
  Player,
  PlayerRank,
  Problem,
  Score,
  ScoreResult,
  VoidedScore,
} from '../support/api-types';
import { type Client, expectProblem } from '../support/client';

/** Scores in batches, one by one, over time, and voided. */
export function scoreWritingSuite(api: () => Client): void {
  describe('a batch of scores', () => {
    const batch = (scores: unknown[], headers: Record<string, string> = {}) =>
      api().post<ScoreResult[]>('/api/scores/batch', { scores }, headers);

    it('answers each entry in order, and stores the good ones', async () => {
      const { id: player_id } = await api().player();
      const answer = await batch([
        { player_id, score: 5, game_mode: 'BATCH' },
        { player_id, score: 'x' },
        { player_id: 999_999_999, score: 5 },
        { player_id, score: 7, game_mode: 'BATCH' },
      ]);
      expect(answer.status).toBe(200);
      const statuses = answer.body.map(({ status, error }) => [status, error?.code]);
      expect(statuses).toEqual([
        [201, undefined],
        [422, 'invalid_request'],
        [404, 'player_not_found'],
        [201, undefined],
      ]);
      expect(answer.body[3]?.score).toMatchObject({ rank: 1, previous_best: 5, total_players: 1 });
      expect(await api().read('/api/leaderboard/gamemode/BATCH')).toMatchObject([
        { score: 7, total_games: 2 },
      ]);
    });

    it('is stored once under one key, and takes 1,000 entries', async () => {
      const { id: player_id } = await api().player();
      const scores = Array.from({ length: 1_000 }, (_, score) => ({
        player_id,
        score,
        game_mode: 'BATCH 1000',
      }));
      const key = { 'idempotency-key': `batch ${player_id}` };
      const answers = await Promise.all([batch(scores, key), batch(scores, key)]);
      const [first, second] = answers.map(({ body }) => body);
      expect(first).toEqual(second);
      expect(first?.map(({ score }) => score?.score)).toEqual(scores.map(({ score }) => score));
      const replayed = answers.map(({ headers }) => headers.get('idempotency-replayed'));
      expect(replayed.sort()).toEqual([null, 'true'].sort());
      expectProblem(await batch(scores.slice(1), key), 422, 'idempotency_key_reused');
      expectProblem(await batch([...scores, ...scores]), 422, 'invalid_request');
      expectProblem(await batch([]), 422, 'invalid_request');
      expect(await api().read('/api/leaderboard/gamemode/BATCH%201000')).toMatchObject([
        { total_games: 1_000 },
      ]);
      await api().delete(`/api/players/${player_id}`);
    });
  });

  describe('one score', () => {
    it('can be read, and voided: the board has what is best without it', async () => {
      const [ann, bob] = [await api().player(), await api().player()];
      await api().submit(ann, 10, 'VOID');
      await api().submit(bob, 20, 'VOID');
      const wrong = await api().submit(ann, 30, 'VOID');
      const path = `/api/scores/${wrong.id}`;
      const read = await api().read<Score>(path);
      expect(wrong).toMatchObject(read);
      const voided = await voidIt(wrong.id, { reason: 'modified client', voided_by: 'eve' });
      expect(voided.status).toBe(200);
      expect(voided.body).toMatchObject({ ...read, reason: 'modified client', voided_by: 'eve' });
      expect(voided.body.request_id).toBe(voided.headers.get('x-request-id'));
      const board = await api().read<BoardRow[]>('/api/leaderboard/gamemode/VOID');
      expect(board.map(({ player_id, score, total_games }) => [player_id, score, total_games])).toEqual([
        [bob.id, 20, 1],
        [ann.id, 10, 1],
      ]);
      const rank = await api().read<PlayerRank>(`/api/leaderboard/player/${ann.id}/rank?game_mode=VOID`);
      expect(rank).toMatchObject({ rank: 2, best_score: 10, next: { player_id: bob.id } });
      expect(await api().read(`/api/scores/player/${ann.id}`)).toHaveLength(1);
      expect(await api().read(`/api/scores/player/${ann.id}/stats`)).toMatchObject([{ best_score: 10 }]);
      const recent = await api().read<Score[]>('/api/leaderboard/recent?limit=3');
      expect(recent.map(({ score }) => score)).not.toContain(30);
      expect((await api().read<VoidedScore[]>('/api/scores/voided?limit=1'))[0]).toEqual(voided.body);
      expectProblem(await api().get(path), 404, 'score_not_found');
      expectProblem(await api().delete(path), 404, 'score_not_found');
    });

    it('needs no reason, takes one from the query, and refuses a wrong one', async () => {
      const player = await api().player();
      const [one, two] = [await api().submit(player, 1, 'WHY'), await api().submit(player, 2, 'WHY')];
      expectProblem(await voidIt(two.id, { reason: '' }), 422, 'invalid_request');
      expectProblem(await voidIt(two.id, []), 422, 'invalid_request');
      expectProblem(await voidIt(two.id, { voided_by: 5 }), 422, 'invalid_request');
      const plain = await api().delete<VoidedScore>(`/api/scores/${two.id}`);
      expect(plain.body).toMatchObject({ reason: null, voided_by: 'anonymous' });
      const asked = await api().delete<VoidedScore>(`/api/scores/${one.id}?reason=test%20run`);
      expect(asked.body).toMatchObject({ reason: 'test run' });
      expect(await api().read('/api/leaderboard/gamemode/WHY')).toEqual([]);
      expectProblem(await api().get('/api/scores/x'), 422, 'invalid_request');
      expectProblem(await api().delete<Problem>('/api/scores/999999999'), 404, 'score_not_found');
    });

    it('keeps what it unlocked when it is voided, and can be voided once only at the same time', async () => {
      const player = await api().player();
      const { id, new_achievements } = await api().submit(player, 6_000, 'UNLOCKS');
      expect(new_achievements).toHaveLength(4);
      const answers = await Promise.all(Array.from({ length: 8 }, () => api().delete(`/api/scores/${id}`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(404)]);
      const path = `/api/achievements/player/${player.id}?include=progress`;
      const listed = await api().read<{ unlocked_at: string | null; progress: number }[]>(path);
      expect(listed.filter(({ unlocked_at }) => unlocked_at !== null)).toHaveLength(4);
      const again = await api().submit(player, 1, 'UNLOCKS');
      expect(again).toMatchObject({ rank: 1, previous_best: null, new_achievements: [] });
      await api().delete(`/api/players/${player.id}`);
      expect(await api().read('/api/leaderboard/gamemode/UNLOCKS')).toEqual([]);
    });

    const voidIt = (id: number, body: unknown) =>
      api().send<VoidedScore>(`/api/scores/${id}`, {
        method: 'DELETE',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
  });

  describe('the history of a player', () => {
    let player: Player;
    const history = (query: string) =>
      api().read<HistoryPoint[]>(`/api/scores/player/${player.id}/history?${query}`);

    it('has a point for each interval with games', async () => {
      player = await api().player();
      for (const score of [1, 2, 2]) await api().submit(player, score, 'CHART');
      await api().submit(player, 9, 'OTHER');
      for (const interval of ['day', 'week', 'month']) {
        const points = await history(`game_mode=CHART&interval=${interval}`);
        const games = points.reduce((sum, point) => sum + point.games, 0);
        expect([games, Math.max(...points.map(({ best }) => best))]).toEqual([3, 2]);
        if (points.length === 1) expect(points[0]?.average).toBe(1.67);
        for (const { at } of points) expect(at).toMatch(/^\d{4}-\d\d-\d\dT00:00:00\.000Z$/);
      }
      expect(await history('to=2020-01-01')).toEqual([]);
      expect(await history('from=&to=&game_mode=')).toEqual(await history(''));
    });

    it.each(['interval=year', 'from=yesterday', 'from=2026-02-30', 'to=1', 'from=2026-01-02&to=2026-01-01'])(
      'refuses %s',
      async (query) => {
        const path = `/api/scores/player/${player.id}/history?${query}`;
        expectProblem(await api().get(path), 422, 'invalid_request');
      },
    );
  });
}
