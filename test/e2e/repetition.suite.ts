import type { ModeStatistics, Player, Score, SubmittedScore } from '../support/api-types';
import { expectProblem, type Answer, type Client } from '../support/client';

const replayed = ({ headers }: Answer<unknown>): string | null => headers.get('idempotency-replayed');

/** Requests that are sent more than once. */
export function repetitionSuite(api: () => Client): void {
  describe('a repeated request', () => {
    let player: Player;
    const games = async (mode: string): Promise<number> =>
      (await api().read<Score[]>(`/api/scores/gamemode/${mode}?limit=1000`)).length;

    beforeAll(async () => {
      player = await api().player();
    });

    it.each(['header', 'submission_id'])('under one %s stores a score once', async (kind) => {
      const mode = `ONCE-${kind}`;
      const key = `key ${kind} ü`;
      const body = { player_id: player.id, score: 10, game_mode: mode };
      // A header is Latin-1 on the wire.
      const send = (more: object = {}): Promise<Answer<SubmittedScore>> =>
        kind === 'header'
          ? api().post('/api/scores', { ...body, ...more }, { 'idempotency-key': key })
          : api().post('/api/scores', { ...body, ...more, submission_id: key });
      const first = await send();
      expect([first.status, replayed(first)]).toEqual([201, null]);
      for (let round = 0; round < 3; round++) {
        const again = await send();
        expect([again.status, replayed(again)]).toEqual([201, 'true']);
        expect(again.body).toEqual(first.body);
      }
      expect(await games(mode)).toBe(1);
      for (const other of [{ score: 11 }, { game_mode: `${mode}2` }, { metadata: { a: 1 } }]) {
        expectProblem(await send(other), 422, 'idempotency_key_reused');
      }
      const foreign = await api().player();
      expectProblem(await send({ player_id: foreign.id }), 422, 'idempotency_key_reused');
      expect(await games(mode)).toBe(1);
      expect(await games(`${mode}2`)).toBe(0);
    });

    it('counts as the same in whatever order its fields come', async () => {
      const one = `{"player_id":${player.id},"score":5,"metadata":{"a":1,"b":2},"game_mode":"ORDER","submission_id":"o"}`;
      const two = `{"submission_id":"o","game_mode":"ORDER","metadata":{"b":2,"a":1},"score":5.0,"player_id":${player.id}}`;
      const first = await api().postRaw<SubmittedScore>('/api/scores', one);
      const second = await api().postRaw<SubmittedScore>('/api/scores', two);
      expect(second.body).toEqual(first.body);
      expect(replayed(second)).toBe('true');
    });

    it.each(['the same', 'different'])(
      'fifty times at once, with %s bodies, stores one score',
      async (kind) => {
        const mode = `FIFTY-${kind}`;
        const requests = Array.from({ length: 50 }, (_, index) => {
          const score = kind === 'different' ? index : 7;
          const body = { player_id: player.id, score, game_mode: mode, submission_id: mode };
          return api().post<SubmittedScore>('/api/scores', body);
        });
        const answers = await Promise.all(requests);
        const stored = answers.filter((answer) => answer.status === 201);
        expect(stored.filter((answer) => replayed(answer) === null)).toHaveLength(1);
        expect(new Set(stored.map(({ body }) => body.id)).size).toBe(1);
        expect(stored).toHaveLength(kind === 'different' ? 1 : 50);
        for (const answer of answers) {
          if (answer.status !== 201) expectProblem(answer, 422, 'idempotency_key_reused');
          else expect(answer.body).toEqual(stored[0]?.body);
        }
        expect(await games(mode)).toBe(1);
        const statistics = await api().read<ModeStatistics[]>(`/api/scores/player/${player.id}/stats`);
        expect(statistics.find(({ game_mode }) => game_mode === mode)?.total_games).toBe(1);
      },
    );

    it('that was refused may be sent again, put right', async () => {
      const body = { player_id: 999_999_999, score: 5, submission_id: 'put right' };
      expectProblem(await api().post('/api/scores', body), 404, 'player_not_found');
      const right = await api().post('/api/scores', { ...body, player_id: player.id });
      expect([right.status, replayed(right)]).toEqual([201, null]);
    });

    it('gets the answer of then, although the board has moved', async () => {
      const body = { player_id: player.id, score: 5, game_mode: 'THEN', submission_id: 'then' };
      const first = await api().post<SubmittedScore>('/api/scores', body);
      await api().submit(await api().player(), 100, 'THEN');
      const again = await api().post<SubmittedScore>('/api/scores', body);
      expect(again.body).toEqual(first.body);
      expect(again.body.rank).toBe(1);
    });

    it('creates a player once', async () => {
      const body = { username: 'once only', email: 'once@example.com' };
      const key = { 'idempotency-key': 'player-once' };
      const first = await api().post<Player>('/api/players', body, key);
      const again = await api().post<Player>('/api/players', body, key);
      expect([first.status, replayed(first), again.status, replayed(again)]).toEqual([
        201,
        null,
        201,
        'true',
      ]);
      expect(again.body).toEqual(first.body);
      const other = { username: 'twice', email: 'twice@example.com' };
      expectProblem(await api().post('/api/players', other, key), 422, 'idempotency_key_reused');
      expectProblem(await api().post('/api/players', body), 409, 'username_taken');
    });

    it('of fifty without a key, one gets the username', async () => {
      const body = { username: 'wanted', email: 'wanted@example.com' };
      const answers = await Promise.all(Array.from({ length: 50 }, () => api().post('/api/players', body)));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const answer of answers) if (answer.status !== 201) expectProblem(answer, 409, 'username_taken');
    });

    it('without a key is a new game', async () => {
      const [one, two] = [await api().submit(player, 5, 'TWICE'), await api().submit(player, 5, 'TWICE')];
      expect(two.id).toBeGreaterThan(one.id);
      expect(await games('TWICE')).toBe(2);
    });
  });
}
