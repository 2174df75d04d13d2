import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes, problem, type ErrorCode } from '@app/contracts';
import { ConfigurationError, DomainError, currentCall, type CallContext } from '@app/platform';
import { type FakeDomains } from '../support/fake-domains';
import { expectProblem, TestGateway } from '../support/gateway';

let gateway: TestGateway;
let fakes: FakeDomains;
const log: Record<string, unknown>[] = [];

beforeAll(async () => {
  const lines = { write: (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>) };
  gateway = await TestGateway.start({}, lines);
  ({ fakes } = gateway);
});
afterAll(() => gateway.close());
beforeEach(() => {
  jest.clearAllMocks();
  log.length = 0;
});

const score = { player_id: 1, score: 5 };

describe('the request id', () => {
  it.each(['a', 'client-1 {x}', '~'.repeat(128)])('is the client’s: %p', async (id) => {
    expect((await gateway.get('/api/players/1', { 'x-request-id': id })).headers['x-request-id']).toBe(id);
  });

  it.each(['', 'é', '~'.repeat(129), 'a\tb'])('is a new one instead of %p', async (id) => {
    const made = (await gateway.get('/api/players/1', { 'x-request-id': id })).headers['x-request-id'];
    expect(made).toMatch(/^[\da-f-]{36}$/);
  });

  it('is in the log of what went wrong, and in the answer', async () => {
    fakes.players.get.mockRejectedValueOnce(new Error('the disk is on fire'));
    const answer = await gateway.get('/api/players/1', { 'x-request-id': 'find-me' });
    expect(expectProblem(answer, 'internal_error').request_id).toBe('find-me');
    expect(answer.body).not.toContain('fire');
    const line = log.find(({ level }) => level === 'error');
    expect(line).toMatchObject({ request_id: 'find-me', path: '/api/players/1' });
    expect(JSON.stringify(line)).toContain('the disk is on fire');
  });

  it('reaches the domain with the time that is left, also after a body was read', async () => {
    let seen: CallContext | undefined;
    fakes.scores.submit.mockImplementationOnce(async () => {
      seen = currentCall();
      return { body: {}, replayed: false };
    });
    await gateway.post('/api/scores', score, { 'x-request-id': 'deep' });
    expect(seen).toMatchObject({ requestId: 'deep', caller: 'anonymous' });
    expect(seen && seen.deadline - Date.now()).toBeGreaterThan(4_000);
    expect(seen && seen.deadline - Date.now()).toBeLessThanOrEqual(5_000);
  });
});

describe('errors', () => {
  it.each(Object.keys(errorCodes) as ErrorCode[])(
    'a domain’s %s becomes its problem document',
    async (code) => {
      fakes.players.get.mockRejectedValueOnce(problem(code, 'Do that instead.'));
      const document = expectProblem(await gateway.get('/api/players/1'), code);
      if (code !== 'internal_error') expect(document.detail).toBe('Do that instead.');
    },
  );

  it('an unknown code, a text and an undefined are internal errors that say nothing', async () => {
    for (const thrown of [
      new DomainError('made_up', 'secret'),
      'secret',
      undefined,
      new ConfigurationError(['secret']),
    ]) {
      fakes.players.get.mockRejectedValueOnce(thrown);
      const answer = await gateway.get('/api/players/1');
      expectProblem(answer, 'internal_error');
      expect(answer.body).not.toContain('secret');
    }
  });

  it('a part that is down says when to try again', async () => {
    fakes.players.get.mockRejectedValueOnce(problem('service_unavailable', 'Down.', { retry_after: 2.5 }));
    expect((await gateway.get('/api/players/1')).headers['retry-after']).toBe('3');
    fakes.players.get.mockRejectedValueOnce(problem('deadline_exceeded', 'Slow.'));
    expect((await gateway.get('/api/players/1')).headers['retry-after']).toBe('1');
  });

  it('lists at most 20 faulty fields', async () => {
    const errors = Array.from({ length: 30 }, (_, i) => ({ field: `f${i}`, code: 'x', message: 'x' }));
    fakes.players.get.mockRejectedValueOnce(problem('invalid_request', 'Many.', { errors }));
    expect(expectProblem(await gateway.get('/api/players/1'), 'invalid_request').errors).toHaveLength(20);
  });

  it('an unknown address is 404, whatever the method and the body', async () => {
    for (const url of [
      '/nope',
      '/api',
      '/api/leaderboard/gamemode/',
      '/docs/nope.js',
      '/.env',
      '/package.json',
    ]) {
      expectProblem(await gateway.get(url), 'route_not_found');
    }
    expectProblem(await gateway.post('/api/nope', 'no json'), 'route_not_found');
  });

  it('another method of a known address is 405 and names those that work', async () => {
    const answer = await gateway.app.inject({
      method: 'PATCH',
      url: '/api/players/7?x=1',
      payload: 'no json',
    });
    expectProblem(answer, 'method_not_allowed');
    expect(answer.headers.allow).toBe('DELETE, GET, HEAD, PUT, OPTIONS');
    const listed = await gateway.app.inject({ method: 'DELETE', url: '/api/scores' });
    expect(listed.headers.allow).toBe('GET, HEAD, POST, OPTIONS');
    expectProblem(listed, 'method_not_allowed');
  });
});

describe('browsers', () => {
  it('of any origin may call the API and read its headers', async () => {
    const { headers } = await gateway.get('/api/players/1', { origin: 'https://game.example' });
    expect(headers['access-control-allow-origin']).toBe('*');
    for (const name of [
      'X-Request-Id',
      'X-Total-Count',
      'Link',
      'ETag',
      'Idempotency-Replayed',
      'Retry-After',
    ]) {
      expect(headers['access-control-expose-headers']).toContain(name);
    }
    expect(
      (await gateway.get('/nope', { origin: 'https://game.example' })).headers['access-control-allow-origin'],
    ).toBe('*');
  });

  it('get an answer to what they ask beforehand', async () => {
    const answer = await gateway.app.inject({
      method: 'OPTIONS',
      url: '/api/players/1',
      headers: { origin: 'https://game.example', 'access-control-request-method': 'PUT' },
    });
    expect(answer.statusCode).toBe(204);
    expect(answer.headers['access-control-allow-methods']).toContain('PUT');
    for (const name of ['Content-Type', 'Idempotency-Key', 'If-None-Match', 'X-Request-Id']) {
      expect(answer.headers['access-control-allow-headers']).toContain(name);
    }
    expect((await gateway.app.inject({ method: 'OPTIONS', url: '/api/players' })).statusCode).toBe(204);
  });

  it('of other origins than those configured get no leave', async () => {
    const closed = await TestGateway.start({ CORS_ORIGINS: 'https://a.example, https://b.example' });
    const from = async (origin: string): Promise<unknown> =>
      (await closed.app.inject({ method: 'GET', url: '/api/players/1', headers: { origin } })).headers[
        'access-control-allow-origin'
      ];
    expect(await from('https://b.example')).toBe('https://b.example');
    expect(await from('https://c.example')).toBeUndefined();
    await closed.app.close();
  });

  it('get the page and the documentation with a policy that lets nothing foreign in', async () => {
    for (const url of ['/index.html', '/docs']) {
      const { statusCode, headers } = await gateway.get(url);
      expect(statusCode).toBe(200);
      expect(headers['content-type']).toContain('text/html');
      expect(headers['content-security-policy']).toContain("script-src 'self';");
      expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
      expect(headers).not.toHaveProperty('strict-transport-security');
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
      });
    }
    expect((await gateway.get('/docs/swagger-ui-init.js')).statusCode).toBe(200);
    expect((await gateway.get('/')).headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect((await gateway.get('/')).headers['content-security-policy']).not.toContain('unsafe-inline');
  });

  it('find the first script in the page itself, allowed by its hash and no other', async () => {
    const { body, headers } = await gateway.get('/');
    const [, script = ''] = /<script>([^]*?)<\/script>/.exec(body) ?? [];
    expect(script).toBe(readFileSync(join(__dirname, '../../public/assets/early.js'), 'utf8'));
    const source = `'sha256-${hash('sha256', script, 'base64')}'`;
    expect(headers['content-security-policy']).toContain(`script-src 'self' ${source};`);
    const packed = await gateway.get('/', { 'accept-encoding': 'gzip' });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(packed.headers.etag).not.toBe(headers.etag);
  });

  it('let other sites frame the read-only board, and nothing else', async () => {
    const { headers } = await gateway.get('/embed.html?mode=CLASSIC');
    expect(headers['content-security-policy']).toContain('frame-ancestors *');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers).not.toHaveProperty('x-frame-options');
    for (const url of ['/embed.htmlx', '/embed.html/../', '/?embed.html']) {
      expect((await gateway.get(url)).headers['content-security-policy']).not.toContain('frame-ancestors *');
    }
  });

  it('find every error explained where its type points to', async () => {
    fakes.players.get.mockRejectedValueOnce(problem('player_not_found', 'There is none.'));
    const { type } = expectProblem(await gateway.get('/api/players/1'), 'player_not_found');
    const [path, code] = String(type).split('#');
    expect((await gateway.get(String(path))).body).toContain(`id="${code}"`);
  });

  it('ask each time whether the page has changed', async () => {
    const { headers } = await gateway.get('/');
    expect(headers['cache-control']).toBe('no-cache');
    expect((await gateway.get('/', { 'if-none-match': String(headers.etag) })).statusCode).toBe(304);
    expect((await gateway.get('/index.html')).headers['cache-control']).toBe('no-cache');
    expect((await gateway.get('/assets/app.js')).headers['cache-control']).toBe('no-cache');
  });

  it('keep what has its content in its name', async () => {
    const parts = readdirSync(join(__dirname, '../../public/assets')).filter((name) =>
      /^player-view-/.test(name),
    );
    expect(parts.map((name) => name.replace(/-[0-9A-Z]{8}/, '')).sort()).toEqual(
      ['', '.br', '.gz', '.map'].map((ending) => `player-view.js${ending}`),
    );
    const [part = ''] = parts.filter((name) => name.endsWith('.js'));
    for (const encoding of ['identity', 'br', 'gzip']) {
      const { headers } = await gateway.get(`/assets/${part}`, { 'accept-encoding': encoding });
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
  });
});

describe('health', () => {
  it('shows every part', async () => {
    expect((await gateway.get('/health')).json()).toMatchObject({
      status: 'healthy',
      services: { leaderboard: { status: 'healthy', response_time: 1 } },
      cache: 'healthy',
      database: 'healthy',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
    });
  });

  it('is degraded, and still 200, when a part is down', async () => {
    const down = { status: 'unhealthy', response_time: 1_000 };
    const up = { status: 'healthy', response_time: 1 };
    const services = { players: up, scores: down, leaderboard: up, achievements: up };
    fakes.status.health.mockResolvedValueOnce({ services, cache: 'healthy', database: 'healthy' });
    const answer = await gateway.get('/health');
    expect([answer.statusCode, answer.json<{ status: string }>().status]).toEqual([200, 'degraded']);
  });

  it('has probes and metrics', async () => {
    expect((await gateway.get('/health/live')).json()).toEqual({ status: 'alive' });
    expect((await gateway.get('/health/ready')).json()).toEqual({ status: 'ready' });
    expect((await gateway.get('/metrics')).headers['content-type']).toBe(
      'text/plain; version=0.0.4; charset=utf-8',
    );
  });
});
