import type { GameMode, Player, Score } from '../support/api-types';
import { expectProblem, type Answer, type Client } from '../support/client';

/** A request, one like it with other content, and how much there is of what it makes. */
interface Repeatable {
  path: string;
  body: object;
  other: { path?: string; body?: object };
  status: number;
  /** Undefined where the answers alone can tell. */
  made?: () => Promise<number>;
}

const replayed = ({ headers }: Answer<unknown>): string | null => headers.get('idempotency-replayed');

const scoresOf = async (api: Client, mode: string): Promise<number> =>
  (await api.read<Score[]>(`/api/scores/gamemode/${mode}?limit=1000`)).length;

/** Every POST there is, by its operation in the API's document. */
const cases: Record<string, (api: Client) => Promise<Repeatable>> = {
  'POST /api/players': async (api) => ({
    path: '/api/players',
    body: { username: 'fifty', email: 'fifty@example.com' },
    other: { body: { username: 'fifty-first', email: 'fifty-first@example.com' } },
    status: 201,
    made: async () => (await api.read<Player[]>('/api/players?search=fifty')).length,
  }),
  'POST /api/scores': async (api) => {
    const score = { player_id: (await api.player()).id, score: 70, game_mode: 'FIFTY' };
    const other = { body: { ...score, score: 71 } };
    return { path: '/api/scores', body: score, other, status: 201, made: () => scoresOf(api, 'FIFTY') };
  },
  'POST /api/scores/batch': async (api) => {
    const { id: player_id } = await api.player();
    const scores = [1, 2, 3].map((score) => ({ player_id, score, game_mode: 'FIFTY-BATCH' }));
    return {
      path: '/api/scores/batch',
      body: { scores },
      other: { body: { scores: scores.slice(0, 2) } },
      status: 200,
      made: async () => (await scoresOf(api, 'FIFTY-BATCH')) / scores.length,
    };
  },
  'POST /api/game-modes': async (api) => ({
    path: '/api/game-modes',
    body: { code: 'FIFTY MODES', sort: 'asc' },
    other: { body: { code: 'FIFTY MODES', sort: 'desc' } },
    status: 201,
    made: async () => {
      const modes = await api.read<GameMode[]>('/api/game-modes');
      return modes.filter(({ code }) => code === 'FIFTY MODES').length;
    },
  }),
  'POST /api/game-modes/{code}/reset': async (api) => {
    const reset = { cron: '0 0 1 1 *' };
    for (const code of ['FIFTY RESETS', 'NO RESET']) await api.post('/api/game-modes', { code, reset });
    const path = '/api/game-modes/FIFTY%20RESETS/reset';
    return { path, body: {}, other: { path: '/api/game-modes/NO%20RESET/reset' }, status: 200 };
  },
  'POST /api/achievements/check/{id}': async (api) => {
    const [one, another] = [await api.player(), await api.player()];
    await api.submit(one, 1_000);
    const path = `/api/achievements/check/${one.id}`;
    return { path, body: {}, other: { path: `/api/achievements/check/${another.id}` }, status: 200 };
  },
};

/** Every POST takes an `Idempotency-Key`, and does what it does once for each. */
export function repeatedPostsSuite(api: () => Client): void {
  describe.each(Object.entries(cases))('%s under one key', (operation, prepare) => {
    let request: Repeatable;
    const key = `fifty ${operation}`;

    const send = (more: Repeatable['other'] = {}, header = key): Promise<Answer<unknown>> => {
      const { path, body } = { ...request, ...more };
      return api().post(path, body, { 'idempotency-key': header });
    };

    beforeAll(async () => {
      request = await prepare(api());
    });

    it('does it once when fifty come at once, and answers all of them alike', async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => send()));
      expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(request.status));
      expect(answers.filter((answer) => replayed(answer) === null)).toHaveLength(1);
      const [first] = answers.filter((answer) => replayed(answer) === null);
      for (const { body } of answers) expect(body).toEqual(first?.body);
      const later = await send();
      expect([later.status, replayed(later), later.body]).toEqual([request.status, 'true', first?.body]);
      if (request.made) expect(await request.made()).toBe(1);
    });

    it('refuses other content', async () => {
      expectProblem(await send(request.other), 422, 'idempotency_key_reused');
      if (request.made) expect(await request.made()).toBe(1);
    });

    it.each(['x'.repeat(256), ''])('wants a key of 1 to 255 characters', async (wrong) => {
      expectProblem(await send({}, wrong), 422, 'invalid_request');
    });
  });

  it('has a case of repetition for every POST in its document', async () => {
    const { paths } = await api().read<{ paths: Record<string, object> }>('/docs-json');
    const posts = Object.keys(paths).filter((path) => 'post' in (paths[path] ?? {}));
    expect(posts.map((path) => `POST ${path}`).sort()).toEqual(Object.keys(cases).sort());
  });
}
