import { connect } from 'node:net';
import type { Player } from '../support/api-types';
import { expectProblem, type Client } from '../support/client';

/** What holds for every endpoint: headers, bodies, refusals. */
export function conventionsSuite(api: () => Client): void {
  describe('every answer', () => {
    let player: Player;
    /** Plays no games, so that only what is done to it changes it. */
    let idle: Player;

    beforeAll(async () => {
      [player, idle] = [await api().player(), await api().player()];
      await api().submit(player, 5, 'TAGGED');
    });

    it('carries the id of its request, the client’s own or a new one', async () => {
      const own = await api().get('/api/players', { 'x-request-id': 'my own id 1' });
      expect(own.headers.get('x-request-id')).toBe('my own id 1');
      const [one, two] = [await api().get('/api/players'), await api().get('/api/players')];
      expect(one.headers.get('x-request-id')).toMatch(/\S{8,}/);
      expect(one.headers.get('x-request-id')).not.toBe(two.headers.get('x-request-id'));
      const refused = await api().get('/api/nowhere', { 'x-request-id': 'refused' });
      expect(expectProblem(refused, 404, 'route_not_found').request_id).toBe('refused');
    });

    it('is JSON in UTF-8 and is not sniffed', async () => {
      const { headers } = await api().get(`/api/players/${player.id}`);
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    });

    it.each([
      () => '/api/leaderboard/global',
      () => '/api/leaderboard/gamemode/TAGGED',
      () => '/api/leaderboard/recent',
      () => `/api/leaderboard/player/${player.id}/rank`,
      () => '/api/achievements',
      () => `/api/players/${idle.id}`,
      () => `/api/players/username/${idle.username}`,
    ])('%# can be asked for again by its ETag, until it changes', async (path) => {
      const first = await api().get(path());
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[^"]+"$/);
      expect(first.headers.get('cache-control')).toMatch(/no-cache/);
      for (const tag of [etag, `"other", ${etag}`, `W/${etag}`, '*']) {
        const again = await api().get(path(), { 'if-none-match': tag });
        expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, undefined, etag]);
      }
      expect((await api().get(path(), { 'if-none-match': '"other"' })).status).toBe(200);
      const newcomer = await api().player();
      await api().submit(newcomer, Math.round(Math.random() * 1e9), 'TAGGED');
      await api().submit(player, Math.round(Math.random() * 1e9), 'TAGGED');
      await api().put(`/api/players/${idle.id}`, { display_name: `Called ${Math.random()}` });
      const changed = await api().get(path(), { 'if-none-match': etag });
      expect(changed.status).toBe(200);
      expect(changed.headers.get('etag')).not.toBe(etag);
    });

    it('may be read by pages of any origin', async () => {
      const { headers } = await api().get('/api/players', { origin: 'https://game.example' });
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-expose-headers')?.toLowerCase()).toContain('link');
      const preflight = await api().send('/api/scores', {
        method: 'OPTIONS',
        headers: {
          origin: 'https://game.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type,idempotency-key',
        },
      });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-methods')).toContain('DELETE');
      expect(preflight.headers.get('access-control-allow-headers')?.toLowerCase()).toContain(
        'idempotency-key',
      );
      const refused = await api().get('/api/nowhere', { origin: 'https://game.example' });
      expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    });

    it('to an unknown address or method says so', async () => {
      expectProblem(await api().get('/api'), 404, 'route_not_found');
      expectProblem(await api().get('/api/players/1/2/3'), 404, 'route_not_found');
      expectProblem(await api().get('/nothing.html'), 404, 'route_not_found');
      expectProblem(await api().post('/api/nowhere', {}), 404, 'route_not_found');
      const wrong = await api().delete('/api/players');
      expectProblem(wrong, 405, 'method_not_allowed');
      expect(wrong.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
      expectProblem(await api().put('/api/scores', {}), 405, 'method_not_allowed');
    });

    it.each(['/api/players/%zz', '/api/players/username/%ff', '/api/leaderboard/gamemode/%c3%28'])(
      'to the broken URL %s is a refusal',
      async (path) => {
        expectProblem(await api().get(path), 400, 'malformed_request');
      },
    );

    it('to a control character in the URL is a refusal', async () => {
      for (const path of [
        '/api/players/username/a%00b',
        '/api/leaderboard/gamemode/%00',
        '/api/players?search=%00',
      ]) {
        const answer = await api().get(path);
        expect([400, 422]).toContain(answer.status);
      }
    });

    it.each([
      ['/api/players/{id}', 404],
      ['/api/scores/player/{id}', 200],
      ['/api/scores/player/{id}/stats', 200],
      ['/api/scores?player_id={id}', 200],
      ['/api/leaderboard/player/{id}/rank', 200],
      ['/api/achievements/player/{id}?include=progress', 200],
    ])('to %s with the largest id there could be is %d, and 422 beyond', async (path, status) => {
      const largest = path.replace('{id}', String(Number.MAX_SAFE_INTEGER));
      expect((await api().get(largest)).status).toBe(status);
      const beyond = path.replace('{id}', String(2 ** 53));
      expectProblem(await api().get(beyond), 422, 'invalid_request');
    });

    it('to a parameter given twice is a refusal, not a failure', async () => {
      for (const path of [
        '/api/players?limit=1&limit=2',
        '/api/scores?game_mode=a&game_mode=b',
        '/api/leaderboard/global?game_mode=a&game_mode=b',
        '/api/leaderboard/recent?include=achievements&include=achievements',
      ]) {
        expectProblem(await api().get(path), 422, 'invalid_request');
      }
      expect((await api().get('/api/players?unknown=1&__proto__=2&constructor=3')).status).toBe(200);
    });
  });

  describe('a body', () => {
    it.each(['{', '', '{"username": "a",}', "{'a': 1}", 'null x', '\ufeff', 'undefined'])(
      'that is not JSON is refused: %j',
      async (body) => {
        const answer = await api().postRaw('/api/players', body);
        if (body === '') expectProblem(answer, 422, 'invalid_request');
        else expectProblem(answer, 400, 'malformed_json');
      },
    );

    it.each(['null', '[]', '"text"', '5', 'true'])('that is no object is refused: %s', async (body) => {
      expectProblem(await api().postRaw('/api/players', body), 422, 'invalid_request');
      expectProblem(await api().postRaw('/api/scores', body), 422, 'invalid_request');
    });

    it('must be UTF-8', async () => {
      const bytes = Buffer.from('{"username":"\xff\xfe","email":"a@example.com"}', 'latin1');
      expectProblem(await api().postRaw('/api/players', new Uint8Array(bytes)), 400, 'malformed_request');
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data'])(
      'must be JSON, not %s',
      async (type) => {
        const body = '{"username":"a","email":"a@example.com"}';
        expectProblem(await api().postRaw('/api/players', body, type), 415, 'unsupported_media_type');
      },
    );

    it('may say its character set', async () => {
      const body = JSON.stringify({ username: 'charset', email: 'charset@example.com' });
      const answer = await api().postRaw('/api/players', body, 'application/json; charset=utf-8');
      expect(answer.status).toBe(201);
    });

    const score = (metadata: string): string => `{"player_id":1,"score":1,"metadata":${metadata}}`;

    it('may not be huge', async () => {
      const huge = score(`{"a":"${'x'.repeat(70_000)}"}`);
      expectProblem(await api().postRaw('/api/scores', huge), 413, 'body_too_large');
      expectProblem(await api().postRaw('/api/players', 'x'.repeat(300_000)), 413, 'body_too_large');
      // Of one that is larger than what the system takes in ahead, the client may only see the connection go.
      await api()
        .postRaw('/api/players', 'x'.repeat(20_000_000))
        .then((answer) => expectProblem(answer, 413, 'body_too_large'))
        .catch((error: unknown) => expect(String((error as Error).cause)).toMatch(/EPIPE|ECONNRESET|closed/));
      expect((await api().get('/health/live')).status).toBe(200);
    });

    it.each([17, 1_000, 5_000])('may not be %d deep', async (depth) => {
      const deep = score(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
      expectProblem(await api().postRaw('/api/scores', deep), 422, 'body_too_complex');
      const list = score(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`);
      expectProblem(await api().postRaw('/api/scores', list), 422, 'body_too_complex');
    });

    it('may not have thousands of keys', async () => {
      const keys = Array.from({ length: 5_000 }, (_, index) => `"k${index}":1`);
      expectProblem(await api().postRaw('/api/scores', score(`{${keys.join()}}`)), 422, 'body_too_complex');
      expectProblem(await api().postRaw('/api/scores', `{${keys.join()}}`), 422, 'body_too_complex');
    });

    it('cannot reach an object’s prototype', async () => {
      const person = await api().player();
      const metadata = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"ok":1}';
      const body = `{"__proto__":{"score":9},"player_id":${person.id},"score":1,"metadata":${metadata}}`;
      const { status, body: answer } = await api().postRaw<{ score: number }>('/api/scores', body);
      expect(status).toBe(201);
      expect(answer.score).toBe(1);
      expect(answer).not.toHaveProperty('metadata.polluted');
    });
  });

  it('what is no HTTP is answered with a problem, and the server goes on', async () => {
    const { hostname, port } = new URL(api().url);
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write('no http at all\r\n\r\n'));
      let received = '';
      socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
      socket.on('close', () => resolve(received)).on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*malformed_request/);
    expect((await api().get('/health/live')).status).toBe(200);
  });
}
